package io.tenantry.controlplane.release;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;

/**
 * The package is in the catalog since the call was accepted; first in the plan, so that it is last
 * to be undone: then the number is free again.
 */
@Singleton
class RecordStep implements OperationStep {

  private final Releases releases;

  RecordStep(Releases releases) {
    this.releases = releases;
  }

  @Override
  public String name() {
    return "record";
  }

  @Override
  public void run(StepContext context) {
    context.result("sha256", releases.get(PublishRelease.release(context)).sha256());
  }

  @Override
  public void compensate(StepContext context) {
    releases.forget(PublishRelease.release(context));
  }
}
