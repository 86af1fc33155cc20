package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.RecurringWork;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Asks for what time demands of tenants: deleted ones are purged when their retention ends. */
@Singleton
class LifecycleSweep implements RecurringWork {

  static final String ACTOR = "retention";

  private final TenantCatalog catalog;
  private final DueTenants due;
  private final OwnChanges changes;
  private final PurgeTenant purge;
  private final LifecycleConfig config;

  LifecycleSweep(
      TenantCatalog catalog,
      DueTenants due,
      OwnChanges changes,
      PurgeTenant purge,
      LifecycleConfig config) {
    this.catalog = catalog;
    this.due = due;
    this.changes = changes;
    this.purge = purge;
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
    due.forPurge().forEach(tenant -> changes.ask(purge, tenant, ACTOR, "retention-ended"));
    catalog.forgetPurged();
  }
}
