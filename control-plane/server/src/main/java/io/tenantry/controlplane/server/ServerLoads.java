package io.tenantry.controlplane.server;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Asks every server how busy it is. One that does not answer is shown as such. */
@ApplicationScoped
class ServerLoads {

  private static final Logger LOG = Logger.getLogger(ServerLoads.class);
  private static final String APPLICATION_NAME = "tenantry-load";

  private static final String TENANTS =
      """
      select uuid, tenant_id, database_name
        from catalog.tenant
       where database_server = :server and lifecycle not in ('provisioning', 'purging', 'purged')
      """;

  private final DatabaseServers servers;
  private final MaintenanceConnections maintenance;
  private final Jdbi jdbi;

  ServerLoads(DatabaseServers servers, MaintenanceConnections maintenance, Jdbi jdbi) {
    this.servers = servers;
    this.maintenance = maintenance;
    this.jdbi = jdbi;
  }

  /** By id of the server. */
  List<ServerLoad> all() {
    return servers.list().stream().map(this::load).toList();
  }

  private ServerLoad load(DatabaseServer server) {
    List<PlacedTenant> tenants = tenants(server);
    if (server.state() == DatabaseServer.State.RETIRED) {
      return new ServerLoad(server, tenants, Optional.empty());
    }
    try (AdminSession session = maintenance.take(server.id(), APPLICATION_NAME)) {
      Map<String, Long> sizes = sizes(session);
      long bytes = sizes.values().stream().mapToLong(Long::longValue).sum();
      return new ServerLoad(
          server,
          tenants.stream()
              .map(one -> one.withBytes(sizes.getOrDefault(one.database(), 0L)))
              .toList(),
          Optional.of(
              new ServerLoad.Said(
                  number(session, ServerSql.CONNECTIONS),
                  number(session, ServerSql.MAX_CONNECTIONS),
                  bytes)));
    } catch (SQLException e) {
      LOG.debugf(e, "No load known: server=%s", server.id());
      return new ServerLoad(server, tenants, Optional.empty());
    }
  }

  private static Map<String, Long> sizes(AdminSession session) throws SQLException {
    Map<String, Long> sizes = new HashMap<>();
    for (String row : session.query(ServerSql.TENANT_DATABASE_SIZES, GroupRoles.DATABASES)) {
      int space = row.indexOf(' ');
      sizes.put(row.substring(space + 1), Long.parseLong(row.substring(0, space)));
    }
    return sizes;
  }

  private static int number(AdminSession session, String sql) throws SQLException {
    return Integer.parseInt(session.query(sql).get(0));
  }

  private List<PlacedTenant> tenants(DatabaseServer server) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(TENANTS)
                .bind("server", server.id())
                .map(
                    (row, context) ->
                        new PlacedTenant(
                            row.getObject("uuid", UUID.class),
                            row.getString("tenant_id"),
                            row.getString("database_name"),
                            0))
                .list());
  }
}
