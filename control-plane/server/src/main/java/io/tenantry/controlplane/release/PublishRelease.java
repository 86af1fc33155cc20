package io.tenantry.controlplane.release;

import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;
import java.util.List;

/** How a release is published. Its one parameter is the number. */
@Singleton
class PublishRelease implements OperationPlan {

  static final String TYPE = "publish-release";
  static final String RELEASE = "release";

  private final List<Stage> stages;

  PublishRelease(
      RecordStep record,
      TemplatesStep templates,
      ChangesStep changes,
      ObjectsStep objects,
      PublishStep publish,
      LateTemplatesStep lateTemplates) {
    this.stages = List.of(Stage.of(record, templates, changes, objects, publish, lateTemplates));
  }

  static int release(StepContext context) {
    return context.params().path(RELEASE).intValue();
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }
}
