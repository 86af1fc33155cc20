package io.tenantry.controlplane.tenant;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What can be done to a tenant's state, each with the states it is legal in. The name is the action
 * in paths, problems and the audit trail.
 */
public enum TenantMove {
  /** A tenant that was being made is usable. Never asked for by itself. */
  ACTIVATE(TenantState::activated),
  MOUNT(TenantState::mountedAgain),
  DISMOUNT(TenantState::dismounted),
  SUSPEND(TenantState::suspended),
  REACTIVATE(TenantState::reactivated),
  DELETE(TenantState::deleted),
  RECOVER(TenantState::recovered),
  PURGE(TenantState::purging),
  /** The last thing of a tenant is destroyed. Never asked for by itself. */
  COMPLETE_PURGE(TenantState::purged),
  /** Its schema is being brought to another release. */
  SYNC(TenantState::syncing),
  /** Its schema is at that release. Never asked for by itself. */
  COMPLETE_SYNC(TenantState::synced),
  /** Its schema is as it was before. Never asked for by itself. */
  FAIL_SYNC(TenantState::notSynced),
  /** Other properties; the state stays. */
  CHANGE(TenantState::kept),
  RENAME(TenantState::kept),
  EXCLUSIVE_ACCESS(TenantState::kept),
  ROTATE_CREDENTIALS(TenantState::kept);

  private final Function<TenantState, Optional<TenantState>> move;

  TenantMove(Function<TenantState, Optional<TenantState>> move) {
    this.move = move;
  }

  /** Lower-case words joined by dashes. */
  public String action() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The state after it; empty where it is illegal. */
  public Optional<TenantState> from(TenantState state) {
    return move.apply(state);
  }

  /** Whether its users can do less afterwards. */
  public boolean takesAway() {
    return switch (this) {
      case DISMOUNT, SUSPEND, DELETE, PURGE, COMPLETE_PURGE -> true;
      default -> false;
    };
  }

  /** Whether somebody may ask for it, rather than an operation that is running. */
  boolean isAskedFor() {
    return switch (this) {
      case ACTIVATE, COMPLETE_PURGE, COMPLETE_SYNC, FAIL_SYNC -> false;
      default -> true;
    };
  }
}
