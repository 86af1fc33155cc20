package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.instance.Fence;
import io.tenantry.controlplane.instance.FenceStep;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.inject.Singleton;

/** The two ways in which the plan of a tenant waits for the instances. */
@Singleton
class TenantFence {

  private static final String STEP = "fence";

  private final TenantCatalog catalog;
  private final Fence fence;

  TenantFence(TenantCatalog catalog, Fence fence) {
    this.catalog = catalog;
    this.fence = fence;
  }

  /** Every live instance serves the tenant as the catalog has it. */
  OperationStep served() {
    return FenceStep.giving(STEP, fence, this::version);
  }

  /** Every live instance refuses the tenant and holds nothing of it any more. */
  OperationStep drained() {
    return FenceStep.taking(STEP, fence, this::version);
  }

  private long version(StepContext context) {
    return catalog.get(Subject.of(context)).version();
  }
}
