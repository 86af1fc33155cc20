package io.tenantry.controlplane.release;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;

/** Lets tenants be made of the release, from now on and for ever. */
@Singleton
class PublishStep implements OperationStep {

  private final Releases releases;

  PublishStep(Releases releases) {
    this.releases = releases;
  }

  @Override
  public String name() {
    return "publish";
  }

  @Override
  public void run(StepContext context) {
    int number = PublishRelease.release(context);
    context.whileCurrent(() -> releases.markPublished(number));
    context.result("release", number);
  }
}
