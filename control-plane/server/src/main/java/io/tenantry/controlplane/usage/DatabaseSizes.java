package io.tenantry.controlplane.usage;

import io.quarkus.scheduler.Scheduled;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.server.AdminSession;
import io.tenantry.controlplane.server.DatabaseServer;
import io.tenantry.controlplane.server.DatabaseServers;
import io.tenantry.controlplane.server.MaintenanceConnections;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Takes down how large the databases of tenants are, server by server. */
@ApplicationScoped
class DatabaseSizes {

  private static final Logger LOG = Logger.getLogger(DatabaseSizes.class);

  /** Databases of tenants are named by UUID; a template that is being cloned is none of them. */
  private static final String SIZES =
      """
      select datname || ' ' || pg_database_size(oid)
        from pg_database
       where datallowconn and not datistemplate and datname like 'tenant\\_%'
         and has_database_privilege(oid, 'connect')
      """;

  private final DatabaseServers servers;
  private final MaintenanceConnections connections;
  private final UsageStore usage;
  private final InstantSource clock;

  DatabaseSizes(
      DatabaseServers servers,
      MaintenanceConnections connections,
      UsageStore usage,
      InstantSource clock) {
    this.servers = servers;
    this.connections = connections;
    this.usage = usage;
    this.clock = clock;
  }

  /** A server that does not answer is left out until the next time. */
  @Scheduled(every = "1h", delayed = "5m", identity = "measure-databases")
  void measure() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    for (DatabaseServer server : servers.serving()) {
      try {
        usage.recordSizes(server.id(), today, sizes(server.id()));
      } catch (SQLException | ProblemException e) {
        LOG.warnf("databases not measured: server=%s reason=%s", server.id(), e.getMessage());
      }
    }
  }

  private Map<String, Long> sizes(String server) throws SQLException {
    Map<String, Long> sizes = new HashMap<>();
    try (AdminSession session = connections.take(server, "tenantry sizes")) {
      for (String line : session.query(SIZES)) {
        int space = line.lastIndexOf(' ');
        sizes.put(line.substring(0, space), Long.parseLong(line.substring(space + 1)));
      }
    }
    return sizes;
  }
}
