package io.tenantry.controlplane.release;

import io.tenantry.controlplane.object.ObjectTrial;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;

/**
 * Runs the reports of the release, looks for what its web services show, and runs its data upgrade.
 */
@Singleton
class ObjectsStep implements OperationStep {

  private final Releases releases;
  private final ObjectTrial trial;
  private final ReleaseUpgrades upgrades;

  ObjectsStep(Releases releases, ObjectTrial trial, ReleaseUpgrades upgrades) {
    this.releases = releases;
    this.trial = trial;
    this.upgrades = upgrades;
  }

  @Override
  public String name() {
    return "objects";
  }

  @Override
  public void run(StepContext context) throws Exception {
    int number = PublishRelease.release(context);
    context.checkpoint();
    ReleasePackage delivered = releases.packageOf(number);
    trial.run(number, delivered.objects(), context.operationId());
    upgrades.tryData(delivered, context.operationId());
  }
}
