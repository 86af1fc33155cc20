package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.provisioning.StampStep;
import jakarta.inject.Singleton;

/** Has the database of a tenant that became a sandbox say so; has nothing to do with the others. */
@Singleton
class MarkSandboxStep implements OperationStep {

  private final StampStep stamp;

  MarkSandboxStep(StampStep stamp) {
    this.stamp = stamp;
  }

  @Override
  public String name() {
    return stamp.name();
  }

  @Override
  public void run(StepContext context) throws Exception {
    if (context.params().path("changes").has("environment")) {
      stamp.run(context);
    }
  }
}
