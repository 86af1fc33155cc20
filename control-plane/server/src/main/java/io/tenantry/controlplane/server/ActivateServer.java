package io.tenantry.controlplane.server;

import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
import jakarta.inject.Singleton;
import java.util.List;

/** How a server that was drained takes tenants again. */
@Singleton
class ActivateServer implements OperationPlan {

  private final List<Stage> stages;

  ActivateServer(DatabaseServers servers) {
    this.stages = List.of(Stage.of(new MoveServerStep(servers, ServerMove.ACTIVATE)));
  }

  @Override
  public String type() {
    return ServerMove.ACTIVATE.operation();
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }

  @Override
  public boolean repeatable() {
    return true;
  }
}
