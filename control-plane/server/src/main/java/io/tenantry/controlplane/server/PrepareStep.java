package io.tenantry.controlplane.server;

import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;

/** Prepares the server for the releases there are, then lets tenants be placed on it. */
@Singleton
final class PrepareStep implements RegistrationStep {

  private final DatabaseServers servers;
  private final ServerPreparation preparation;

  PrepareStep(DatabaseServers servers, ServerPreparation preparation) {
    this.servers = servers;
    this.preparation = preparation;
  }

  @Override
  public String name() {
    return "prepare";
  }

  @Override
  public void runOn(String server, StepContext context) throws Exception {
    preparation.prepare(server, context.operationId());
    context.whileCurrent(() -> servers.activate(server));
    context.result("databaseServer", server);
  }

  @Override
  public void undoOn(String server, StepContext context) throws Exception {
    if (servers.isBeingRegistered(server)) {
      preparation.undo(server, context.operationId());
    }
  }
}
