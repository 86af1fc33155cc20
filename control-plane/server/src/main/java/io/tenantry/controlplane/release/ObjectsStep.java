package io.tenantry.controlplane.release;

import io.tenantry.controlplane.object.ObjectTrial;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;

/** Runs the reports of the release, and looks for what its web services show. */
@Singleton
class ObjectsStep implements OperationStep {

  private final Releases releases;
  private final ObjectTrial trial;

  ObjectsStep(Releases releases, ObjectTrial trial) {
    this.releases = releases;
    this.trial = trial;
  }

  @Override
  public String name() {
    return "objects";
  }

  @Override
  public void run(StepContext context) throws Exception {
    int number = PublishRelease.release(context);
    context.checkpoint();
    trial.run(number, releases.packageOf(number).objects(), context.operationId());
  }
}
