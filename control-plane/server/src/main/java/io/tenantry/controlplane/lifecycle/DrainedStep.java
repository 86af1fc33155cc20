package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.instance.Fence;
import io.tenantry.controlplane.instance.FenceKind;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.inject.Singleton;

/** Waits until every live instance refuses the tenant and holds nothing of it any more. */
@Singleton
class DrainedStep implements OperationStep {

  private final TenantCatalog catalog;
  private final Fence fence;

  DrainedStep(TenantCatalog catalog, Fence fence) {
    this.catalog = catalog;
    this.fence = fence;
  }

  @Override
  public String name() {
    return "fence";
  }

  @Override
  public StepPolicy policy() {
    return StepPolicy.retry(100).thenContinue();
  }

  @Override
  public void run(StepContext context) throws InterruptedException {
    long version = catalog.get(Subject.of(context)).version();
    context.result("unacknowledged", fence.await(FenceKind.TAKING, version));
  }
}
