package io.tenantry.controlplane.release;

import io.tenantry.controlplane.object.ObjectRevisions;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;

/** Lets tenants be made of the release and see its objects, from now on and for ever. */
@Singleton
class PublishStep implements OperationStep {

  private final Releases releases;
  private final ObjectRevisions revisions;

  PublishStep(Releases releases, ObjectRevisions revisions) {
    this.releases = releases;
    this.revisions = revisions;
  }

  @Override
  public String name() {
    return "publish";
  }

  @Override
  public void run(StepContext context) {
    int number = PublishRelease.release(context);
    ReleasePackage release = releases.packageOf(number);
    String publishedBy = releases.get(number).publishedBy();
    context.whileCurrent(
        () -> {
          revisions.recordPackage(number, release.objects(), publishedBy);
          releases.markPublished(number);
        });
    context.result("release", number);
  }
}
