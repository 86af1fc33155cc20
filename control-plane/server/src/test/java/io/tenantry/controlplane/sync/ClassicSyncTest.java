package io.tenantry.controlplane.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.provisioning.ProvisioningBench;
import io.tenantry.controlplane.testsupport.StepScene;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Syncs of the one tenant whose schemas stand beside the catalog in one database. */
@Timeout(60)
class ClassicSyncTest {

  private static final String ADD_COLUMN = "alter table business.customer add city text;";
  private static final String DROP_COLUMN = "alter table business.customer drop column name;";

  /** Everything there is of the platform's own: tables with their columns, and how many tenants. */
  private static final String PLATFORM =
      """
      select md5(string_agg(table_schema || '.' || table_name || '.' || column_name || data_type, ','
                            order by table_schema, table_name, ordinal_position))
             || (select count(*) from catalog.tenant)
        from information_schema.columns
       where table_schema in ('catalog', 'application')
      """;

  private SyncBench bench;
  private String database;
  private UUID tenant;
  private String platform;

  @BeforeEach
  void makeClassicTenant() throws Exception {
    bench = new SyncBench();
    database = bench.release.server.catalogName();
    ProvisioningBench provisioning = bench.release.provisioning;
    tenant = provisioning.insertTenant("default");
    bench.release.server.jdbi.useHandle(
        h ->
            h.execute(
                "update catalog.tenant set database_name = current_database(),"
                    + " lifecycle = 'active', mounted = true where uuid = ?",
                tenant));
    try (StepScene scene = provisioning.scene(tenant, "CRONUS")) {
      scene.run(
          provisioning.roles, provisioning.database, provisioning.stamp, provisioning.grantConnect);
    }
    value(
        "insert into business.customer (company_id, number, name)"
            + " select id, 'C-1', 'Adatum' from tenantry.company returning number");
    platform = value(PLATFORM);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void syncChangesTheTenantsSchemasAndNothingOfThePlatform() throws Exception {
    // given
    int release = bench.publish(ADD_COLUMN);
    // when
    bench.sync(tenant, release);
    // then
    assertThat(bench.read(tenant).release()).isEqualTo(release);
    assertThat(bench.release.fingerprintOf(database))
        .isEqualTo(bench.release.fingerprintInCatalog(release));
    assertThat(value("select number || name from business.customer")).isEqualTo("C-1Adatum");
    assertThat(value("select release::text from tenantry.stamp"))
        .isEqualTo(Integer.toString(release));
    assertThat(value(PLATFORM)).isEqualTo(platform);
    try (Connection app = bench.release.provisioning.connectAsApp(tenant, database);
        Statement statement = app.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("select * from catalog.tenant"))
          .hasMessageContaining("permission denied for schema catalog");
    }
  }

  @Test
  void checkCountsTheLossAndTakesThePlatformForNoDrift() throws Exception {
    // given
    int release = bench.publish(DROP_COLUMN);
    // when
    try (StepScene scene = bench.scene(tenant, release, SyncMode.CHECK, false)) {
      scene.run(bench.predict);
      // then
      assertThat(scene.result())
          .containsEntry("drifted", false)
          .containsEntry("refused", true)
          .containsEntry("losses", List.of(new Loss("business.customer", "name", 1)));
    }
    assertThat(value(PLATFORM)).isEqualTo(platform);
  }

  @Test
  void fullCheckRunsTheScriptsAndLeavesNothing() throws Exception {
    // given
    int release = bench.publish(ADD_COLUMN);
    bench.dismount(tenant);
    // when
    try (StepScene scene = bench.scene(tenant, release, SyncMode.CHECK, true)) {
      scene.run(bench.rehearse);
    }
    // then
    assertThat(bench.release.fingerprintOf(database))
        .isEqualTo(bench.release.fingerprintInCatalog(1));
    assertThat(value(PLATFORM)).isEqualTo(platform);
  }

  @Test
  void syncThatWouldLoseSomethingLeavesEverythingAsItWas() throws Exception {
    // given
    int release = bench.publish(DROP_COLUMN);
    // when, then
    assertThatThrownBy(() -> bench.sync(tenant, release))
        .isInstanceOf(PermanentFailureException.class);
    assertThat(value("select name from business.customer")).isEqualTo("Adatum");
    assertThat(value(PLATFORM)).isEqualTo(platform);
  }

  private String value(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(TestCluster.jdbcUrl(database), "postgres", "postgres");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
