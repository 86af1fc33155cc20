package io.tenantry.controlplane.object;

import io.tenantry.controlplane.instance.Fence;
import io.tenantry.controlplane.instance.FenceStep;
import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
import jakarta.inject.Singleton;
import java.util.List;

/** How a revision becomes what tenants see: tried, appended, confirmed by every live instance. */
@Singleton
class ReviseObject implements OperationPlan {

  static final String TYPE = "revise-object";

  private final List<Stage> stages;

  ReviseObject(TrialStep trial, AppendStep append, ObjectRevisions revisions, Fence fence) {
    this.stages =
        List.of(
            Stage.of(
                trial,
                append,
                FenceStep.giving(
                    "fence", fence, context -> revisions.versionOf(context.operationId()))));
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
