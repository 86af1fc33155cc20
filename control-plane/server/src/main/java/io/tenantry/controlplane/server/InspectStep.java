package io.tenantry.controlplane.server;

import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;

/**
 * Connects for the first time and looks whether the server and the admin login are fit. First in
 * the plan, so that it is last to be undone: then the server's id is free again.
 */
@Singleton
final class InspectStep implements RegistrationStep {

  private static final int OLDEST_VERSION = 16;

  private final DatabaseServers servers;
  private final MaintenanceConnections maintenance;

  InspectStep(DatabaseServers servers, MaintenanceConnections maintenance) {
    this.servers = servers;
    this.maintenance = maintenance;
  }

  @Override
  public String name() {
    return "inspect";
  }

  @Override
  public void runOn(String server, StepContext context) throws SQLException {
    try (AdminSession session = maintenance.take(server, context.operationId().toString())) {
      checkVersion(session);
      checkPrivileges(session);
      if (!servers.identify(server, session.query(ServerSql.SYSTEM_IDENTIFIER).get(0))) {
        throw new PermanentFailureException(
            ProblemType.CLUSTER_REGISTERED.code(),
            "another id stands for this PostgreSQL cluster; say sharedCluster if it may",
            null);
      }
    }
  }

  @Override
  public void undoOn(String server, StepContext context) {
    servers.forget(server);
  }

  private static void checkVersion(AdminSession session) throws SQLException {
    int version = Integer.parseInt(session.query(ServerSql.VERSION).get(0));
    if (version < OLDEST_VERSION) {
      throw new PermanentFailureException(
          "server-too-old",
          "the server is PostgreSQL " + version + "; " + OLDEST_VERSION + " or newer is needed",
          null);
    }
  }

  private static void checkPrivileges(AdminSession session) throws SQLException {
    List<String> missing = session.query(ServerSql.MISSING_PRIVILEGES);
    if (!missing.isEmpty()) {
      throw new PermanentFailureException(
          "admin-login-too-weak",
          "the admin login lacks "
              + String.join(", ", missing)
              + "; grant it and register the server again",
          null);
    }
  }
}
