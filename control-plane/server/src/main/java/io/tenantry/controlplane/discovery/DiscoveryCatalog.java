package io.tenantry.controlplane.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What a discovery asks of the catalog beyond its tenants. */
@ApplicationScoped
class DiscoveryCatalog {

  /** The plan that tenants have by default, else the first one there is. */
  private static final String PLAN =
      "select name from catalog.plan order by name = 'standard' desc, name limit 1";

  /** Finds a row for a database that was prepared in advance and is nobody's yet. */
  private static final String IS_BUFFER =
      """
      select 1 from catalog.buffer_tenant
       where database_server = :server
         and 'tenant_' || replace(uuid::text, '-', '') = :database
      """;

  private final Jdbi jdbi;

  DiscoveryCatalog(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<String> defaultPlan() {
    return jdbi.withHandle(handle -> handle.createQuery(PLAN).mapTo(String.class).findOne());
  }

  boolean isBuffer(String server, String database) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(IS_BUFFER)
                .bind("server", server)
                .bind("database", database)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }
}
