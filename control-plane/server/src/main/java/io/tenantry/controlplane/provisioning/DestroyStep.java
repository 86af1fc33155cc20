package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;

/** Destroys what a step of provisioning made, in the way in which that step undoes itself. */
public final class DestroyStep implements OperationStep {

  private final OperationStep made;

  public DestroyStep(OperationStep made) {
    this.made = made;
  }

  @Override
  public String name() {
    return "drop-" + made.name();
  }

  @Override
  public StepPolicy policy() {
    return StepPolicy.retry(100).thenAbort();
  }

  @Override
  public void run(StepContext context) throws Exception {
    made.compensate(context);
  }
}
