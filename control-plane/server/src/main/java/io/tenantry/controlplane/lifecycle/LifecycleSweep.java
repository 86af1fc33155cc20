package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.RecurringWork;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Asks for what time demands of tenants: whose trial has ended is suspended and, after a grace,
 * deleted; whose retention has ended is purged; whose ticket has expired is open again.
 */
@Singleton
class LifecycleSweep implements RecurringWork {

  /** Why a tenant is suspended whose trial has ended; by this it is known to be offboarded. */
  static final String TRIAL_ENDED = "trial-ended";

  private final TenantCatalog catalog;
  private final DueTenants due;
  private final OwnChanges changes;
  private final SuspendTenant suspend;
  private final DeleteTenant delete;
  private final PurgeTenant purge;
  private final GiveBackExclusiveAccess giveBack;
  private final LifecycleConfig config;

  LifecycleSweep(
      TenantCatalog catalog,
      DueTenants due,
      OwnChanges changes,
      SuspendTenant suspend,
      DeleteTenant delete,
      PurgeTenant purge,
      GiveBackExclusiveAccess giveBack,
      LifecycleConfig config) {
    this.catalog = catalog;
    this.due = due;
    this.changes = changes;
    this.suspend = suspend;
    this.delete = delete;
    this.purge = purge;
    this.giveBack = giveBack;
    this.config = config;
  }

  @Override
  public String name() {
    return "lifecycle-sweep";
  }

  @Override
  public Duration every() {
    return config.sweep();
  }

  @Override
  public void run() {
    due.withExpiredTicket()
        .forEach(tenant -> changes.ask(giveBack, tenant, "exclusive-access", "ticket-expired"));
    due.withEndedTrial().forEach(tenant -> changes.ask(suspend, tenant, "trial", TRIAL_ENDED));
    due.withEndedGrace(config.trialGrace())
        .forEach(tenant -> changes.ask(delete, tenant, "trial", "trial-grace-ended"));
    due.withEndedRetention()
        .forEach(tenant -> changes.ask(purge, tenant, "retention", "retention-ended"));
    catalog.forgetPurged();
  }
}
