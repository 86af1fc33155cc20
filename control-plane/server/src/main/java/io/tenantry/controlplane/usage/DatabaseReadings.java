package io.tenantry.controlplane.usage;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.operation.RecurringWork;
import io.tenantry.controlplane.server.AdminSession;
import io.tenantry.controlplane.server.DatabaseServer;
import io.tenantry.controlplane.server.DatabaseServers;
import io.tenantry.controlplane.server.MaintenanceConnections;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Reads what PostgreSQL itself counts of the tenants' databases, server by server: what a tenant
 * cost, whoever caused it. The counters only grow, so a reading that is missed is in the next one.
 */
@Singleton
class DatabaseReadings implements RecurringWork {

  private static final Logger LOG = Logger.getLogger(DatabaseReadings.class);

  /** Databases of tenants are named by UUID; a template that is being cloned is none of them. */
  private static final String READ =
      """
      select json_build_object(
               'database', d.datname, 'reset', s.stats_reset, 'bytes', pg_database_size(d.oid),
               'connectionMillis', s.session_time, 'statementMillis', s.active_time,
               'bytesRead', s.blks_read * current_setting('block_size')::bigint,
               'temporaryBytes', s.temp_bytes)::text
        from pg_database d
        join pg_stat_database s on s.datid = d.oid
       where d.datallowconn and not d.datistemplate and d.datname like 'tenant\\_%'
         and has_database_privilege(d.oid, 'connect')
      """;

  private final DatabaseServers servers;
  private final MaintenanceConnections connections;
  private final CostStore costs;
  private final UsageConfig config;
  private final InstantSource clock;

  DatabaseReadings(
      DatabaseServers servers,
      MaintenanceConnections connections,
      CostStore costs,
      UsageConfig config,
      InstantSource clock) {
    this.servers = servers;
    this.connections = connections;
    this.costs = costs;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "read-database-statistics";
  }

  @Override
  public Duration every() {
    return config.readDatabasesEvery();
  }

  /** A server that does not answer is left out until the next time. */
  @Override
  public void run() {
    for (DatabaseServer server : servers.serving()) {
      try (AdminSession session = connections.take(server.id(), "tenantry-usage")) {
        Instant at = clock.instant();
        List<String> readings = session.query(READ);
        costs.record(server.id(), at, "[" + String.join(",", readings) + "]");
      } catch (SQLException | ProblemException e) {
        LOG.warnf("databases not read: server=%s reason=%s", server.id(), e.getMessage());
      }
    }
  }
}
