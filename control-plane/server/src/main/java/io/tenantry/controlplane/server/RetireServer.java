package io.tenantry.controlplane.server;

import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
import jakarta.inject.Singleton;
import java.util.List;

/** How a server that holds nothing is taken out of use. Its id stays taken, for the record. */
@Singleton
class RetireServer implements OperationPlan {

  private final List<Stage> stages;

  RetireServer(DatabaseServers servers) {
    this.stages = List.of(Stage.of(new MoveServerStep(servers, ServerMove.RETIRE)));
  }

  @Override
  public String type() {
    return ServerMove.RETIRE.operation();
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
