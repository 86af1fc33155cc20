package io.tenantry.controlplane.probe;

import io.tenantry.controlplane.server.AdminSession;
import io.tenantry.controlplane.server.DatabaseServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Whose logins are tried, and where. Tenants take turns in the order of their UUIDs. */
@ApplicationScoped
class ProbeTargets {

  private static final String NEXT =
      """
      select t.uuid
        from catalog.tenant t
       where t.database_server = :server and t.lifecycle = 'active' and t.mounted
         and not exists (select from catalog.operation o
                          where o.tenant_uuid = t.uuid and o.finished_at is null)
       order by t.uuid > coalesce((select p.tenant_uuid from catalog.server_probe p
                                    where p.database_server = :server),
                                  '00000000-0000-0000-0000-000000000000') desc,
                t.uuid
       limit 1
      """;

  private static final String NEIGHBOUR =
      """
      select t.database_name
        from catalog.tenant t
       where t.database_server = :server and t.uuid <> :tenant
         and t.lifecycle not in ('provisioning', 'purging', 'purged', 'failed')
       order by t.uuid > :tenant desc, t.uuid
       limit 1
      """;

  /** One parameter, the name: finds a row where the server has a database of it. */
  private static final String EXISTS = "select 1 from pg_database where datname = ?";

  private final Jdbi jdbi;

  ProbeTargets(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The tenant whose turn it is. */
  Optional<UUID> next(String server) {
    return jdbi.withHandle(
        handle -> handle.createQuery(NEXT).bind("server", server).mapTo(UUID.class).findOne());
  }

  /** Databases of the server that are not the tenant's. */
  List<String> foreign(DatabaseServer server, UUID tenant, AdminSession session)
      throws SQLException {
    Set<String> names =
        new LinkedHashSet<>(List.of("postgres", "template1", server.maintenanceDatabase()));
    neighbour(server.id(), tenant).ifPresent(names::add);
    String application =
        jdbi.withHandle(
            handle -> handle.select("select current_database()").mapTo(String.class).one());
    names.add(application);
    List<String> existing = new ArrayList<>();
    for (String name : names) {
      if (session.exists(EXISTS, name)) {
        existing.add(name);
      }
    }
    return existing;
  }

  private Optional<String> neighbour(String server, UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(NEIGHBOUR)
                .bind("server", server)
                .bind("tenant", tenant)
                .mapTo(String.class)
                .findOne());
  }
}
