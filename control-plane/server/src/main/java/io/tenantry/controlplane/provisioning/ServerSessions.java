package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.server.MaintenanceConnections;
import io.tenantry.controlplane.server.ServerConnections;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
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
   * The session that the steps of this run share which run one after the other, locked on the
   * tenant; closed when the run ends.
   */
  ServerSession forTenant(StepContext context, TenantDatabase database) throws Exception {
    String name = context.operationId().toString();
    String subject = database.tenant().toString();
    ServerSession session =
        context.shared(
            ServerSession.class,
            () -> session(database.server(), name, Optional.of(subject), Optional.empty()));
    context.checkpoint();
    if (!session.isOpen()) {
      session.open();
      // Waiting for the lock may have taken long enough to be overtaken.
      context.checkpoint();
    }
    return session;
  }

  /**
   * A session for a step that runs beside others, each of which changes another part of what the
   * tenant has on its server. To be closed by the caller with the end of the step: while it is
   * open, {@link #forTenant} waits.
   */
  ServerSession forPart(StepContext context, TenantDatabase database, String part)
      throws Exception {
    String name = context.operationId().toString();
    String subject = database.tenant().toString();
    context.checkpoint();
    ServerSession session =
        session(database.server(), name, Optional.of(subject), Optional.of(part)).open();
    try {
      context.checkpoint();
      return session;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /**
   * A session of its own, to be closed by the caller.
   *
   * @param subject what is locked, such as the name of a template
   */
  public ServerSession open(String server, UUID operation, String subject) throws SQLException {
    return session(server, operation.toString(), Optional.of(subject), Optional.empty()).open();
  }

  /** A session that locks nothing, for what is right at any moment; closed by the caller. */
  ServerSession withoutLock(String server) throws SQLException {
    return session(server, "tenantry-access", Optional.empty(), Optional.empty()).open();
  }

  private ServerSession session(
      String server, String owner, Optional<String> subject, Optional<String> part) {
    return new ServerSession(server, owner, subject, part, maintenance, connections);
  }
}
