package io.tenantry.controlplane.buffer;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.provisioning.DatabaseNames;
import io.tenantry.controlplane.server.ServerConnections;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.UUID;

/**
 * Offers the buffer tenant to new tenants. Enters its database once before: the first session of a
 * database builds the cache that makes all later ones fast.
 */
@Singleton
class ReadyStep implements OperationStep {

  private static final int SECONDS_TO_ANSWER = 5;

  private final BufferStore store;
  private final ServerConnections connections;

  ReadyStep(BufferStore store, ServerConnections connections) {
    this.store = store;
    this.connections = connections;
  }

  @Override
  public String name() {
    return "ready";
  }

  @Override
  public void run(StepContext context) throws Exception {
    UUID uuid = BufferEntryStep.of(context);
    String server = context.params().path(BufferRefill.SERVER).asText();
    String database = DatabaseNames.of(uuid).database();
    try (Connection first =
        connections.openAsAdmin(server, database, context.operationId().toString())) {
      if (!first.isValid(SECONDS_TO_ANSWER)) {
        throw new IllegalStateException("the database of buffer tenant " + uuid + " is silent");
      }
    }
    context.whileCurrent(() -> store.ready(uuid));
  }
}
