package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantState;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Announces to the instances that a tenant is dismounted. */
@Singleton
class DismountStep implements OperationStep {

  private final TenantCatalog catalog;

  DismountStep(TenantCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public String name() {
    return "dismount";
  }

  @Override
  public void run(StepContext context) {
    UUID tenant = Subject.of(context);
    if (catalog.get(tenant).state().mounted()) {
      context.whileCurrent(() -> catalog.move(tenant, TenantState::dismount));
    }
  }

  @Override
  public void compensate(StepContext context) {
    UUID tenant = Subject.of(context);
    if (!catalog.get(tenant).state().mounted()) {
      context.whileCurrent(() -> catalog.move(tenant, TenantState::mount));
    }
  }
}
