package io.tenantry.controlplane.object;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;
import java.util.List;

/** Runs the object on every release that is to get it, before any does. */
@Singleton
class TrialStep implements OperationStep {

  private final ObjectTrial trial;

  TrialStep(ObjectTrial trial) {
    this.trial = trial;
  }

  @Override
  public String name() {
    return "trial";
  }

  @Override
  public void run(StepContext context) throws Exception {
    Revising revising = Revising.of(context.params());
    for (int release : revising.releases()) {
      context.checkpoint();
      trial.run(release, List.of(revising.object()), context.operationId());
    }
  }
}
