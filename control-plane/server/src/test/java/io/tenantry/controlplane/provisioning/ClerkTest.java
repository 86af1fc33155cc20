package io.tenantry.controlplane.provisioning;

import static io.tenantry.controlplane.provisioning.ServerRows.superuser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.release.ReleaseBench;
import io.tenantry.controlplane.testsupport.StepScene;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.sql.Connection;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who makes tenants' logins, and what that one may do. */
class ClerkTest {

  private static final String MAKERS =
      """
      select g.rolname
        from pg_auth_members m
        join pg_roles r on r.oid = m.roleid
        join pg_roles g on g.oid = m.member
       where m.admin_option and starts_with(r.rolname, '%s')
       group by g.rolname
      """;

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
  void adminLoginAdministersNoLoginOfATenantByItself() throws Exception {
    // when
    String database = DatabaseNames.of(provisioned("made")).database();
    // then
    assertThat(superuser(MAKERS, database))
        .singleElement()
        .asString()
        .matches("tenantry_clerk_([0-9]|[12][0-9]|3[01])");
  }

  @Test
  void clerkCannotLogInAndIsMemberOfNoGroup() throws Exception {
    // given
    String database = DatabaseNames.of(provisioned("clerk")).database();
    String clerk = superuser(MAKERS, database).get(0);
    // then
    assertThat(
            superuser(
                """
                select rolcanlogin::text || rolsuper || rolcreatedb || rolbypassrls
                       || pg_has_role(oid, 'tenantry_owner', 'usage')
                       || pg_has_role(oid, 'tenantry_app', 'usage')
                       || pg_has_role(oid, 'tenantry_report', 'set')
                  from pg_roles where rolname = '%s'
                """,
                clerk))
        .containsExactly("false".repeat(7));
  }

  @Test
  void loginOfATenantCannotBecomeAClerk() throws Exception {
    // given
    UUID tenant = provisioned("outside");
    String database = DatabaseNames.of(tenant).database();
    try (Connection migrate = bench.connectAsMigrate(tenant, database)) {
      // when, then
      assertThatThrownBy(
              () ->
                  migrate
                      .createStatement()
                      .execute("set role " + superuser(MAKERS, database).get(0)))
          .hasMessageContaining("permission denied to set role");
    }
  }

  @Test
  void loginsThatTheAdminLoginMadeBeforeThereWereClerksAreChangedAndDropped() throws Exception {
    // given
    UUID tenant = bench.insertTenant("before");
    DatabaseNames names = DatabaseNames.of(tenant);
    try (StepScene scene = bench.scene(tenant);
        Connection admin =
            TestCluster.dataSource("postgres", TestCluster.CONTROL_PLANE).getConnection()) {
      admin.createStatement().execute("create role " + names.appLogin() + " login");
      // when
      scene.run(bench.roles);
      // then
      assertThat(
              superuser("select rolname from pg_roles where rolname like '%s%%'", names.database()))
          .hasSize(3);
      // when
      scene.compensate(bench.roles);
      // then
      assertThat(
              superuser("select rolname from pg_roles where rolname like '%s%%'", names.database()))
          .isEmpty();
    }
  }

  @Test
  void loginsMadeByAClerkAreDroppedWithTheirTenant() throws Exception {
    // given
    UUID tenant = provisioned("dropped");
    String database = DatabaseNames.of(tenant).database();
    // when
    try (StepScene scene = bench.scene(tenant)) {
      scene.compensate(bench.grantConnect, bench.stamp, bench.database, bench.roles);
    }
    // then
    assertThat(superuser("select rolname from pg_roles where rolname like '%s%%'", database))
        .isEmpty();
  }

  private static UUID provisioned(String tenantId) throws Exception {
    UUID tenant = bench.insertTenant(tenantId);
    try (StepScene scene = bench.scene(tenant, "CRONUS")) {
      scene.run(bench.roles, bench.database, bench.stamp, bench.grantConnect);
    }
    return tenant;
  }
}
