package io.tenantry.controlplane.provisioning;

import static io.tenantry.controlplane.provisioning.ServerRows.superuser;
import static io.tenantry.controlplane.provisioning.ServerRows.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.release.ReleaseBench;
import io.tenantry.controlplane.testsupport.StepScene;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the logins of a tenant can do, and what they cannot. */
class ProvisionedLoginsTest {

  private static ReleaseBench release;
  private static ProvisioningBench bench;

  @BeforeAll
  static void publish() throws Exception {
    release = ReleaseBench.published();
    bench = release.provisioning;
  }

  @AfterAll
  static void close() {
    release.close();
  }

  @Test
  void passwordsInTheCatalogSurviveARepeatedRun() throws Exception {
    // given
    UUID tenant = provisioned("kept");
    var before = bench.secret(tenant, "app_secret");
    // when
    try (StepScene scene = bench.scene(tenant)) {
      scene.run(bench.roles);
    }
    // then
    assertThat(bench.secret(tenant, "app_secret")).isEqualTo(before);
  }

  @Test
  void serverHoldsScramVerifiersOfTheCatalogsPasswords() throws Exception {
    // given
    UUID tenant = provisioned("verified");
    // when
    String stored =
        superuser(
                "select rolpassword from pg_authid where rolname = '%s'",
                DatabaseNames.of(tenant).appLogin())
            .get(0);
    // then
    assertThat(stored).startsWith("SCRAM-SHA-256$");
    assertThat(ScramCheck.matches(stored, bench.secret(tenant, "app_secret"))).isTrue();
  }

  @Test
  void loginOfATenantEntersItsOwnDatabaseAndNoOther() throws Exception {
    // given
    UUID cronus = provisioned("cronus");
    UUID fabrikam = provisioned("fabrikam");
    // then
    bench.connectAsApp(cronus, DatabaseNames.of(cronus).database()).close();
    List<String> others =
        List.of(
            DatabaseNames.of(fabrikam).database(),
            "postgres",
            "template1",
            release.server.catalogName());
    for (String other : others) {
      assertThatThrownBy(() -> bench.connectAsApp(cronus, other)).hasMessageContaining(other);
      assertThatThrownBy(() -> bench.connectAsMigrate(cronus, other)).hasMessageContaining(other);
    }
  }

  @Test
  void migrateLoginCannotLetItselfIntoAnotherTenantsDatabase() throws Exception {
    // given
    UUID cronus = provisioned("grants");
    UUID fabrikam = provisioned("granted");
    String foreign = DatabaseNames.of(fabrikam).database();
    // when
    try (Connection migrate = bench.connectAsMigrate(cronus, DatabaseNames.of(cronus).database())) {
      String grant =
          DatabaseSql.grantConnect(foreign, List.of(DatabaseNames.of(cronus).migrateLogin()));
      assertThatThrownBy(() -> migrate.createStatement().execute(grant))
          .hasMessageContaining("permission denied");
    }
    // then
    assertThatThrownBy(() -> bench.connectAsMigrate(cronus, foreign)).hasMessageContaining(foreign);
  }

  @Test
  void noLoginOwnsAnything() throws Exception {
    // given
    UUID tenant = provisioned("owner");
    String database = DatabaseNames.of(tenant).database();
    try (Connection migrate = bench.connectAsMigrate(tenant, database)) {
      migrate.createStatement().execute("create table business.made_by_migration (id int)");
      // then
      assertThat(
              texts(
                  migrate,
                  """
                  select distinct pg_get_userbyid(relowner) from pg_class c
                    join pg_namespace n on n.oid = c.relnamespace
                   where nspname in ('business', 'tenantry')
                  """))
          .containsExactly("tenantry_owner");
    }
    assertThat(
            superuser(
                "select r.rolname from pg_shdepend d join pg_roles r on r.oid = d.refobjid"
                    + " where d.deptype = 'o' and r.rolname like '%s'",
                DatabaseNames.of(tenant).database() + "%"))
        .isEmpty();
  }

  @Test
  void reportLoginReadsAndCannotWrite() throws Exception {
    // given
    UUID tenant = provisioned("report");
    DatabaseNames names = DatabaseNames.of(tenant);
    try (Connection report =
        ProvisioningBench.connect(
            names.reportLogin(), bench.secret(tenant, "report_secret"), names.database())) {
      // then
      assertThat(texts(report, "select count(*)::text from business.customer"))
          .containsExactly("0");
      assertThatThrownBy(() -> report.createStatement().execute("delete from business.customer"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void databaseIsClosedToEveryLoginUntilItIsMounted() throws Exception {
    // given
    UUID tenant = bench.insertTenant("unmounted");
    try (StepScene scene = bench.scene(tenant)) {
      scene.run(bench.roles, bench.database, bench.stamp);
    }
    String database = DatabaseNames.of(tenant).database();
    // then
    assertThatThrownBy(() -> bench.connectAsApp(tenant, database))
        .hasMessageContaining("permission denied");
    // when
    try (StepScene mount = bench.scene(tenant)) {
      mount.run(bench.grantConnect);
    }
    // then
    bench.connectAsApp(tenant, database).close();
  }

  @Test
  void loginsCarryTheirLimits() throws Exception {
    // given
    UUID tenant = provisioned("limited");
    // then
    assertThat(
            superuser(
                "select rolconnlimit || ' ' || array_to_string(rolconfig, ' ') from pg_roles"
                    + " where rolname = '%s'",
                DatabaseNames.of(tenant).appLogin()))
        .singleElement()
        .asString()
        .contains("50 statement_timeout=60000ms idle_in_transaction_session_timeout=60000ms");
  }

  @Test
  void controlPlaneIsNoSuperuser() {
    assertThat(
            superuser(
                "select rolname from pg_roles where rolsuper and rolname = '%s'",
                TestCluster.CONTROL_PLANE))
        .isEmpty();
  }

  private static List<OperationStep> steps() {
    return List.of(bench.roles, bench.database, bench.stamp, bench.grantConnect);
  }

  private static UUID provisioned(String tenantId) throws Exception {
    UUID tenant = bench.insertTenant(tenantId);
    try (StepScene scene = bench.scene(tenant, "CRONUS")) {
      scene.run(steps().toArray(OperationStep[]::new));
    }
    return tenant;
  }
}
