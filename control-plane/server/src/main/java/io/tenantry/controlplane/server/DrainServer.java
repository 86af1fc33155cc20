package io.tenantry.controlplane.server;

import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
import jakarta.inject.Singleton;
import java.util.List;

/** How a server is closed to further tenants. */
@Singleton
class DrainServer implements OperationPlan {

  private final List<Stage> stages;

  DrainServer(DatabaseServers servers) {
    this.stages = List.of(Stage.of(new MoveServerStep(servers, ServerMove.DRAIN)));
  }

  @Override
  public String type() {
    return ServerMove.DRAIN.operation();
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
