package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantState;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Announces a new tenant to the instances: active and mounted in one change. */
@Singleton
class ActivateStep implements OperationStep {

  private final TenantCatalog catalog;

  ActivateStep(TenantCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public String name() {
    return "mount";
  }

  @Override
  public void run(StepContext context) {
    UUID tenant = Subject.of(context);
    if (!catalog.get(tenant).state().mounted()) {
      context.whileCurrent(() -> catalog.move(tenant, TenantState::activate));
    }
  }

  /** Instances that have seen it mounted see it dismounted before its row goes. */
  @Override
  public void compensate(StepContext context) {
    catalog
        .find(Subject.of(context))
        .filter(tenant -> tenant.state().mounted())
        .ifPresent(
            tenant ->
                context.whileCurrent(() -> catalog.move(tenant.uuid(), TenantState::dismount)));
  }
}
