package io.tenantry.controlplane.plan;

import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
import jakarta.inject.Singleton;
import java.util.List;

/** How a changed plan reaches its tenants: written when it was accepted, then seen by everyone. */
@Singleton
class ChangePlan implements OperationPlan {

  static final String TYPE = "change-plan";

  private final List<Stage> stages;

  ChangePlan(AppliedStep applied) {
    this.stages = List.of(Stage.of(applied));
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
