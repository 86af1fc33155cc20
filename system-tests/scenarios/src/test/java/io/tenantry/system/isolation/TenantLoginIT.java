package io.tenantry.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.system.platform.CatalogTenant;
import io.tenantry.system.platform.DatabaseServer;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Session;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a tenant's own password is worth at the PostgreSQL servers themselves. */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantLoginIT {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String INVALID_PASSWORD = "28P01";

  private final Platform platform;
  private Tenant tenant;
  private Tenant neighbour;
  private DatabaseServer server;
  private Map<String, String> secrets;

  TenantLoginIT(Platform platform) {
    this.platform = platform;
  }

  /** Both stand on the server that also holds the application database: the worst case. */
  @BeforeAll
  void twoTenantsOnOneServer() {
    server = platform.catalog().server();
    tenant = provision("login");
    neighbour = provision("neighbour");
    secrets = platform.secrets().of(tenant);
  }

  @Test
  void loginOfATenantConnectsToItsOwnDatabaseOnly() throws SQLException {
    String own = platform.catalog().tenant(tenant.id()).database();
    String foreign = platform.catalog().tenant(neighbour.id()).database();
    try (Session session = server.login(own, own + "_app", secrets.get(own + "_app"))) {
      assertThat(session.text("select tenant_uuid from tenantry.stamp"))
          .isEqualTo(tenant.uuid().toString());
    }
    for (String login : secrets.keySet()) {
      for (String database : List.of(foreign, "postgres", "template1", platform.catalog().name())) {
        assertThatThrownBy(() -> server.login(database, login, secrets.get(login)).close())
            .as("%s in %s", login, database)
            .isInstanceOfSatisfying(
                SQLException.class,
                e -> assertThat(e.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
      }
    }
  }

  @Test
  void passwordIsReallyAskedFor() {
    String own = platform.catalog().tenant(tenant.id()).database();

    assertThatThrownBy(() -> server.login(own, own + "_app", "guessed").close())
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(INVALID_PASSWORD));
  }

  @Test
  void noLoginOwnsAnythingOrMayGrantWhatItHas() {
    CatalogTenant place = platform.catalog().tenant(tenant.id());
    try (Session session = server.session(place.database())) {
      for (String login : place.logins()) {
        assertThat(
                session.number(
                    "select count(*) from pg_shdepend d join pg_roles r on r.oid = d.refobjid"
                        + " where d.deptype = 'o' and r.rolname = ?",
                    login))
            .as(login)
            .isZero();
        assertThat(
                session.text(
                    "select rolsuper or rolcreatedb or rolcreaterole or rolreplication"
                        + " or rolbypassrls from pg_roles where rolname = ?",
                    login))
            .as(login)
            .isEqualTo("f");
        assertThat(
                session.text("select pg_has_role(?, 'tenantry_databases', 'MEMBER')::text", login))
            .as(login)
            .isEqualTo("false");
      }
      assertThat(
              session.text(
                  "select has_database_privilege('public', ?, 'CONNECT')::text", place.database()))
          .isEqualTo("false");
    }
  }

  private Tenant provision(String name) {
    return platform
        .controlPlane()
        .provision(NewTenant.named(platform.freshId(name)).onServer(server.id()));
  }
}
