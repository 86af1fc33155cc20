package io.tenantry.controlplane.tenant;

import java.util.List;

/**
 * Both axes of a tenant's state, and whether it can be reached. A tenant is mounted only while it
 * is active and nobody is changing its schema.
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
   * Made and reachable.
   *
   * @throws IllegalTransitionException unless it is being made
   */
  public TenantState activate() {
    if (lifecycle instanceof Lifecycle.Provisioning provisioning) {
      return new TenantState(provisioning.activate(), schema, true);
    }
    throw new IllegalTransitionException(this, "activate");
  }

  /**
   * @throws IllegalTransitionException unless it is active, dismounted and not being synced
   */
  public TenantState mount() {
    if (!mayMount()) {
      throw new IllegalTransitionException(this, "mount");
    }
    return new TenantState(lifecycle, schema, true);
  }

  /**
   * @throws IllegalTransitionException unless it is mounted
   */
  public TenantState dismount() {
    if (!mounted) {
      throw new IllegalTransitionException(this, "dismount");
    }
    return new TenantState(lifecycle, schema, false);
  }

  /** The actions that are legal now. */
  public List<String> allowed() {
    if (mounted) {
      return List.of("dismount");
    }
    return mayMount() ? List.of("mount") : List.of();
  }

  private boolean mayMount() {
    return lifecycle instanceof Lifecycle.Active
        && !mounted
        && !(schema instanceof SchemaState.Syncing);
  }
}
