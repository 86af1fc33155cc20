package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.tenant.Standing;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantMove;
import jakarta.inject.Singleton;

/** Announces a new tenant to the instances: active and mounted in one change. */
@Singleton
class ActivateStep implements OperationStep {

  private final TenantCatalog catalog;
  private final Transitions transitions;

  ActivateStep(TenantCatalog catalog, Transitions transitions) {
    this.catalog = catalog;
    this.transitions = transitions;
  }

  @Override
  public String name() {
    return "mount";
  }

  @Override
  public void run(StepContext context) {
    if (!catalog.get(Subject.of(context)).state().mounted()) {
      transitions.make(context, TenantMove.ACTIVATE);
    }
  }

  /** Instances that have seen it mounted see it dismounted before its row goes. */
  @Override
  public void compensate(StepContext context) {
    catalog
        .find(Subject.of(context))
        .filter(tenant -> tenant.state().mounted())
        .ifPresent(tenant -> transitions.make(context, TenantMove.DISMOUNT, Standing::of));
  }
}
