package io.tenantry.controlplane.plan;

import io.tenantry.controlplane.instance.Fence;
import io.tenantry.controlplane.instance.FenceKind;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import jakarta.inject.Singleton;

/**
 * Waits until every live instance applies the changed plan. Silent ones are listed in the result;
 * they learn of the change when they come back.
 */
@Singleton
class AppliedStep implements OperationStep {

  private final Fence fence;

  AppliedStep(Fence fence) {
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
    long version = context.params().get(PlanChanges.VERSION).longValue();
    context.result("unacknowledged", fence.await(FenceKind.GIVING, version));
  }
}
