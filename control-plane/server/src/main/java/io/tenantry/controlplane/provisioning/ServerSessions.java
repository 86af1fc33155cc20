package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.server.MaintenanceConnections;
import io.tenantry.controlplane.server.ServerConnections;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.UUID;

/** Opens sessions on database servers, each with the lock on what it is going to change. */
@Singleton
public class ServerSessions {

  private final MaintenanceConnections maintenance;
  private final ServerConnections connections;

  ServerSessions(MaintenanceConnections maintenance, ServerConnections connections) {
    this.maintenance = maintenance;
    this.connections = connections;
  }

  /**
   * The session that all steps of this run share, locked on the tenant; closed when the run ends.
   */
  ServerSession forTenant(StepContext context, TenantDatabase database) throws Exception {
    ServerSession session =
        context.shared(
            ServerSession.class,
            () -> {
              context.checkpoint();
              return open(database.server(), context.operationId(), database.tenant().toString());
            });
    // Waiting for the lock may have taken long enough to be overtaken.
    context.checkpoint();
    return session;
  }

  /**
   * A session of its own, to be closed by the caller.
   *
   * @param subject what is locked, such as the name of a template
   */
  public ServerSession open(String server, UUID operation, String subject) throws SQLException {
    ServerSession session = open(server, operation.toString());
    try {
      session.lock(subject);
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  /** A session that locks nothing, for what is right at any moment; closed by the caller. */
  ServerSession withoutLock(String server) throws SQLException {
    return open(server, "tenantry-access");
  }

  private ServerSession open(String server, String applicationName) throws SQLException {
    return ServerSession.open(server, applicationName, maintenance, connections);
  }
}
