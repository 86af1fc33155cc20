package io.tenantry.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.DatabaseServer;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Session;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Compares what the catalog says with what really exists, on every server. */
final class Leftovers {

  private final Platform platform;

  Leftovers(Platform platform) {
    this.platform = platform;
  }

  /** Every database, login and place that exists belongs to a tenant of the catalog. */
  void assertNone() {
    try (Session catalog = platform.catalog().session()) {
      for (DatabaseServer server : platform.servers()) {
        Set<String> databases =
            new TreeSet<>(
                catalog.texts(
                    "select database_name from catalog.tenant"
                        + " where database_server = ? and lifecycle <> 'purged'",
                    server.id()));
        Set<String> logins =
            new HashSet<>(
                catalog.texts(
                    "select unnest(array[app_login, report_login, migrate_login])"
                        + " from catalog.tenant"
                        + " where database_server = ? and lifecycle <> 'purged'",
                    server.id()));
        assertThat(server.tenantDatabases()).as(server.id()).isEqualTo(databases);
        assertThat(server.tenantLogins())
            .as(server.id())
            .containsExactlyInAnyOrderElementsOf(logins);
        assertThat(
                catalog.number(
                    "select placed from catalog.database_server where id = ?", server.id()))
            .as("placed on %s", server.id())
            .isEqualTo(databases.size());
      }
      assertThat(catalog.texts("select id from catalog.operation where finished_at is null"))
          .isEmpty();
    }
  }

  /** Nothing anywhere carries the name of a tenant whose provisioning was undone. */
  void assertNoTraceOf(String tenantId) {
    try (Session catalog = platform.catalog().session()) {
      assertThat(
              catalog.number("select count(*) from catalog.tenant where tenant_id = ?", tenantId))
          .as(tenantId)
          .isZero();
    }
    assertThat(platform.realm().tracesOf(tenantId)).doesNotContain(tenantId);
  }
}
