package io.tenantry.controlplane.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.release.ReleaseBench;
import io.tenantry.controlplane.server.ServerBench;
import io.tenantry.controlplane.testsupport.StepScene;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Catalog, releases and the one tenant's rows in one database. */
class ClassicShapeTest {

  private static ReleaseBench release;
  private static ProvisioningBench bench;
  private static String applicationDatabase;

  @BeforeAll
  static void publish() throws Exception {
    release = ReleaseBench.published();
    bench = release.provisioning;
    applicationDatabase = release.server.catalogName();
  }

  @AfterAll
  static void close() {
    release.close();
  }

  @Test
  void tenantLivesBesideTheCatalogAndSeesNothingOfIt() throws Exception {
    // given
    UUID tenant = tenantOfTheApplicationDatabase("beside");
    // when
    provision(tenant);
    // then
    try (Connection app = bench.connectAsApp(tenant, applicationDatabase)) {
      assertThat(Stamp.read(app)).contains(new Stamp(tenant, "beside", 1, 1, false));
      assertThat(text(app, "select name from tenantry.company")).isEqualTo("CRONUS");
      assertThat(text(app, "select count(*)::text from business.customer")).isEqualTo("0");
      assertThatThrownBy(() -> text(app, "select count(*)::text from catalog.tenant"))
          .hasMessageContaining("permission denied for schema catalog");
    }
    assertThat(release.fingerprintOf(applicationDatabase))
        .isEqualTo(release.fingerprintInCatalog());
    undo(tenant);
  }

  @Test
  void undoingTakesTheTenantsSchemasAndLeavesTheCatalog() throws Exception {
    // given
    UUID tenant = tenantOfTheApplicationDatabase("undone");
    provision(tenant);
    // when
    undo(tenant);
    undo(tenant);
    // then
    assertThat(schemas()).isZero();
    assertThat(tenantsInTheCatalog()).isPositive();
    // when: the next one finds room
    UUID next = tenantOfTheApplicationDatabase("next");
    provision(next);
    // then
    try (Connection app = bench.connectAsApp(next, applicationDatabase)) {
      assertThat(Stamp.read(app)).map(Stamp::tenant).contains(next);
    }
    undo(next);
  }

  @Test
  void placeIsTheApplicationDatabaseOnItsRegisteredServer() {
    ClassicShape classic = new ClassicShape(release.server.jdbi, true);
    assertThat(classic.place())
        .isEqualTo(new ClassicShape.Place(ServerBench.SERVER, applicationDatabase));
  }

  @Test
  void withoutTheServerOfTheApplicationDatabaseThereIsNoPlace() throws Exception {
    try (ServerBench empty = new ServerBench()) {
      ClassicShape classic = new ClassicShape(empty.jdbi, true);
      assertThatThrownBy(classic::place)
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("holds the application database");
    }
  }

  private static UUID tenantOfTheApplicationDatabase(String id) {
    UUID tenant = bench.insertTenant(id);
    release.server.jdbi.useHandle(
        handle -> {
          handle.execute(
              "update catalog.tenant set database_name = 'gone-' || uuid"
                  + " where database_name = current_database()");
          handle.execute(
              "update catalog.tenant set database_name = current_database() where uuid = ?",
              tenant);
        });
    return tenant;
  }

  private static void provision(UUID tenant) throws Exception {
    try (StepScene scene = bench.scene(tenant, "CRONUS")) {
      scene.run(bench.roles, bench.database, bench.stamp, bench.grantConnect);
    }
  }

  private static void undo(UUID tenant) throws Exception {
    try (StepScene scene = bench.scene(tenant)) {
      scene.compensate(bench.grantConnect, bench.stamp, bench.database, bench.roles);
    }
  }

  private static int schemas() {
    return number("select count(*) from pg_namespace where nspname in ('business', 'tenantry')");
  }

  private static int tenantsInTheCatalog() {
    return number("select count(*) from catalog.tenant");
  }

  private static int number(String sql) {
    return release.server.jdbi.withHandle(
        handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
