package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.tenant.Lifecycle;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import java.util.UUID;

/** The tenant that every operation of this package is about. */
final class Synced {

  private Synced() {}

  static UUID uuid(StepContext context) {
    return context
        .tenant()
        .orElseThrow(() -> new IllegalStateException("the operation is about no tenant"));
  }

  static Tenant tenant(StepContext context, TenantCatalog catalog) {
    return catalog.get(uuid(context));
  }

  /** Whether instances may enter its database when nobody syncs it. */
  static boolean isOpen(Tenant tenant) {
    return tenant.state().mounted()
        && tenant.state().lifecycle() instanceof Lifecycle.Active
        && tenant.exclusiveAccess().isEmpty();
  }
}
