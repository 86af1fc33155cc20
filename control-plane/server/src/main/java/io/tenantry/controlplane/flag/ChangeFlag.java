package io.tenantry.controlplane.flag;

import io.tenantry.controlplane.instance.Fence;
import io.tenantry.controlplane.instance.FenceStep;
import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;
import java.util.List;

/** How a changed flag reaches tenants: written when it was accepted, then seen by everyone. */
@Singleton
class ChangeFlag implements OperationPlan {

  static final String TYPE = "change-flag";

  private final List<Stage> stages;

  ChangeFlag(Fence fence) {
    this.stages = List.of(Stage.of(FenceStep.giving("fence", fence, ChangeFlag::version)));
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }

  private static long version(StepContext context) {
    return context.params().get(FlagChanges.VERSION).longValue();
  }
}
