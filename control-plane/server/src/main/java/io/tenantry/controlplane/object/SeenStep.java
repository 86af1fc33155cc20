package io.tenantry.controlplane.object;

import io.tenantry.controlplane.instance.Fence;
import io.tenantry.controlplane.instance.FenceKind;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import jakarta.inject.Singleton;

/**
 * Waits until every live instance answers with the new revision. Silent ones are listed in the
 * result; they learn of it when they come back.
 */
@Singleton
class SeenStep implements OperationStep {

  private final ObjectRevisions revisions;
  private final Fence fence;

  SeenStep(ObjectRevisions revisions, Fence fence) {
    this.revisions = revisions;
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
    long version =
        revisions.ofOperation(context.operationId()).stream()
            .mapToLong(ObjectRevision::version)
            .max()
            .orElseThrow();
    context.result("version", version);
    context.result("unacknowledged", fence.await(FenceKind.GIVING, version));
  }
}
