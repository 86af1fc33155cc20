package io.tenantry.controlplane.tenant;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Both axes of a tenant's state, and whether it can be reached. A tenant is mounted only while it
 * is active or suspended; suspended, it is known to instances and refused by them.
 */
public record TenantState(Lifecycle lifecycle, SchemaState schema, boolean mounted) {

  /** As a tenant begins: being made from the template of its release. */
  public static TenantState first() {
    return new TenantState(new Lifecycle.Provisioning(), new SchemaState.Current(), false);
  }

  /** As a tenant begins whose database was found to be behind the newest release. */
  public static TenantState foundBehind() {
    return new TenantState(new Lifecycle.Provisioning(), new SchemaState.Pending(), false);
  }

  /**
   * The state after a move.
   *
   * @throws IllegalTransitionException when this state does not allow it
   */
  public TenantState after(TenantMove move) {
    return move.from(this).orElseThrow(() -> new IllegalTransitionException(this, move.action()));
  }

  /** The actions that are legal now. */
  public List<String> allowed() {
    return Arrays.stream(TenantMove.values())
        .filter(TenantMove::isAskedFor)
        .filter(move -> move.from(this).isPresent())
        .map(TenantMove::action)
        .toList();
  }

  Optional<TenantState> activated() {
    return lifecycle instanceof Lifecycle.Provisioning provisioning
        ? Optional.of(new TenantState(provisioning.activate(), schema, true))
        : Optional.empty();
  }

  /** Nobody may enter while the schema is being changed. */
  Optional<TenantState> mountedAgain() {
    boolean legal =
        lifecycle instanceof Lifecycle.Active
            && !mounted
            && !(schema instanceof SchemaState.Syncing);
    return legal ? Optional.of(new TenantState(lifecycle, schema, true)) : Optional.empty();
  }

  Optional<TenantState> dismounted() {
    return mounted && lifecycle instanceof Lifecycle.Active
        ? Optional.of(new TenantState(lifecycle, schema, false))
        : Optional.empty();
  }

  /** A mounted tenant stays so: instances know it and say why they refuse it. */
  Optional<TenantState> suspended() {
    return lifecycle instanceof Lifecycle.Active active
        ? Optional.of(new TenantState(active.suspend(), schema, mounted))
        : Optional.empty();
  }

  Optional<TenantState> reactivated() {
    return lifecycle instanceof Lifecycle.Suspended suspended
        ? Optional.of(new TenantState(suspended.reactivate(), schema, mounted))
        : Optional.empty();
  }

  Optional<TenantState> deleted() {
    if (lifecycle instanceof Lifecycle.Active active) {
      return Optional.of(new TenantState(active.delete(), schema, false));
    }
    return lifecycle instanceof Lifecycle.Suspended suspended
        ? Optional.of(new TenantState(suspended.delete(), schema, false))
        : Optional.empty();
  }

  /** Usable at once, also if it was dismounted or suspended before it was deleted. */
  Optional<TenantState> recovered() {
    return lifecycle instanceof Lifecycle.Deleted deleted
        ? Optional.of(new TenantState(deleted.recover(), schema, true))
        : Optional.empty();
  }

  /** A purge that was given up half-way may be begun again. */
  Optional<TenantState> purging() {
    if (lifecycle instanceof Lifecycle.Deleted deleted) {
      return Optional.of(new TenantState(deleted.purge(), schema, false));
    }
    if (lifecycle instanceof Lifecycle.Failed failed) {
      return Optional.of(new TenantState(failed.purge(), schema, false));
    }
    return lifecycle instanceof Lifecycle.Purging ? Optional.of(this) : Optional.empty();
  }

  Optional<TenantState> purged() {
    return lifecycle instanceof Lifecycle.Purging purging
        ? Optional.of(new TenantState(purging.complete(), schema, false))
        : Optional.empty();
  }

  /** Mounted as before: instances that can serve both releases go on. */
  Optional<TenantState> syncing() {
    if (kept().isPresent() && schema instanceof SchemaState.Pending pending) {
      return Optional.of(new TenantState(lifecycle, pending.sync(), mounted));
    }
    return kept().isPresent() && schema instanceof SchemaState.Failed failed
        ? Optional.of(new TenantState(lifecycle, failed.retry(), mounted))
        : Optional.empty();
  }

  Optional<TenantState> synced() {
    return schema instanceof SchemaState.Syncing syncing
        ? Optional.of(new TenantState(lifecycle, syncing.complete(), mounted))
        : Optional.empty();
  }

  Optional<TenantState> notSynced() {
    return schema instanceof SchemaState.Syncing syncing
        ? Optional.of(new TenantState(lifecycle, syncing.fail(), mounted))
        : Optional.empty();
  }

  /** The same state, where a tenant is usable or may become so again without a recovery. */
  Optional<TenantState> kept() {
    return lifecycle instanceof Lifecycle.Active || lifecycle instanceof Lifecycle.Suspended
        ? Optional.of(this)
        : Optional.empty();
  }
}
