package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.instance.Fence;
import io.tenantry.controlplane.instance.FenceKind;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.inject.Singleton;

/** Waits until every live instance knows the tenant at its release; names those that do not. */
@Singleton
class ServedStep implements OperationStep {

  private final TenantCatalog catalog;
  private final Fence fence;

  ServedStep(TenantCatalog catalog, Fence fence) {
    this.catalog = catalog;
    this.fence = fence;
  }

  @Override
  public String name() {
    return "served";
  }

  @Override
  public StepPolicy policy() {
    return StepPolicy.retry(100).thenContinue();
  }

  @Override
  public void run(StepContext context) throws InterruptedException {
    long version = Synced.tenant(context, catalog).version();
    context.result("unacknowledged", fence.await(FenceKind.GIVING, version));
  }
}
