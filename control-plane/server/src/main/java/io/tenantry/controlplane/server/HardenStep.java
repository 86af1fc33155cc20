package io.tenantry.controlplane.server;

import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Closes what can be closed and writes down what cannot: a server that refuses a hardening is still
 * a server, and whoever runs it should know. What was closed stays closed.
 */
@Singleton
final class HardenStep implements RegistrationStep {

  private final DatabaseServers servers;
  private final MaintenanceConnections maintenance;

  HardenStep(DatabaseServers servers, MaintenanceConnections maintenance) {
    this.servers = servers;
    this.maintenance = maintenance;
  }

  @Override
  public String name() {
    return "harden";
  }

  @Override
  public void runOn(String server, StepContext context) throws SQLException {
    try (AdminSession session = maintenance.take(server, context.operationId().toString())) {
      List<Finding> findings = new ArrayList<>(openDatabases(session));
      findings.addAll(settings(session));
      servers.recordFindings(server, findings);
      context.result("findings", findings);
    }
  }

  private static List<Finding> openDatabases(AdminSession session) throws SQLException {
    for (String database : session.query(ServerSql.TO_BE_CLOSED)) {
      session.execute(ServerSql.closeToPublic(database));
    }
    return session.query(ServerSql.OPEN_TO_PUBLIC).stream().map(HardenStep::open).toList();
  }

  private static Finding open(String database) {
    return new Finding(
        "database-open-to-public",
        "every login, those of tenants included, can enter database "
            + database
            + "; as its owner: REVOKE CONNECT ON DATABASE "
            + SqlQuoting.identifier(database)
            + " FROM PUBLIC");
  }

  private static List<Finding> settings(AdminSession session) throws SQLException {
    List<Finding> findings = new ArrayList<>();
    if (session.exists(ServerSql.IS_SUPERUSER)) {
      findings.add(
          new Finding(
              "admin-login-superuser",
              "the admin login is a superuser; CREATEDB, CREATEROLE and pg_signal_backend are"
                  + " enough"));
    }
    if (!session.exists(ServerSql.LIMITS_TEMPORARY_FILES)) {
      findings.add(
          new Finding(
              "temp-file-limit",
              "the space for temporary files of a tenant cannot be limited; as superuser: GRANT"
                  + " SET ON PARAMETER temp_file_limit TO the admin login WITH GRANT OPTION"));
    }
    if (!session.exists(ServerSql.OWNS_SYSTEM_FUNCTIONS)) {
      findings.add(
          new Finding(
              "system-functions",
              "set_config, pg_advisory_lock and the like cannot be taken from PUBLIC; reports see"
                  + " views filtered by company only"));
    }
    if (!session.exists(ServerSql.RECOVERS_QUICKLY)) {
      findings.add(
          new Finding(
              "slow-crash-recovery",
              "with many databases a crash takes long to recover from; set"
                  + " recovery_init_sync_method = syncfs"));
    }
    return findings;
  }
}
