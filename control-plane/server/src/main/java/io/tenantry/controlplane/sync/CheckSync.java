package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
import jakarta.inject.Singleton;
import java.util.List;

/** What a sync would do to a tenant. */
@Singleton
class CheckSync implements OperationPlan {

  static final String TYPE = "sync-check";

  private final List<Stage> stages;

  CheckSync(PredictStep predict, RehearseStep rehearse) {
    this.stages = List.of(Stage.of(predict, rehearse));
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
