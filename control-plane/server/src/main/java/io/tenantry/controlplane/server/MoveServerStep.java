package io.tenantry.controlplane.server;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.operation.StepContext;

/** Brings a server into another state, unless a tenant was placed there in the meantime. */
final class MoveServerStep implements OperationStep {

  private final DatabaseServers servers;
  private final ServerMove move;

  MoveServerStep(DatabaseServers servers, ServerMove move) {
    this.servers = servers;
    this.move = move;
  }

  @Override
  public String name() {
    return "state";
  }

  @Override
  public void run(StepContext context) {
    String server = context.params().path(RegistrationStep.SERVER).textValue();
    context.whileCurrent(
        () -> {
          if (!servers.move(server, move.to())) {
            throw new PermanentFailureException(
                "server-in-use", "a tenant was placed on the server meanwhile", null);
          }
        });
    context.result("databaseServer", server);
  }
}
