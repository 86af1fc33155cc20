package io.tenantry.controlplane.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.credential.Secret;
import io.tenantry.controlplane.release.ReleaseBench;
import io.tenantry.controlplane.testsupport.StepScene;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CredentialRotationTest {

  private static final String REFUSED = "28P01";

  private static ReleaseBench release;
  private static ProvisioningBench bench;

  private UUID tenant;
  private DatabaseNames first;

  @BeforeAll
  static void publish() throws Exception {
    release = ReleaseBench.published();
    bench = release.provisioning;
  }

  @AfterAll
  static void close() {
    release.close();
  }

  @BeforeEach
  void mountedTenant() throws Exception {
    tenant = bench.insertTenant("cronus-" + UUID.randomUUID());
    first = DatabaseNames.of(tenant);
    try (StepScene scene = bench.scene(tenant)) {
      scene.run(bench.roles, bench.database, bench.stamp, bench.grantConnect);
    }
  }

  @Test
  void bothSetsLogInUntilTheFormerOneIsDropped() throws Exception {
    // given
    Secret former = bench.secret(tenant, "app_secret");
    Connection before = connect(first.appLogin(), former);
    try (StepScene scene = bench.scene(tenant)) {
      // when
      scene.run(bench.secondLogins, bench.announceLogins);
      // then
      Secret fresh = bench.secret(tenant, "app_secret");
      assertThat(fresh).isNotEqualTo(former);
      assertThat(bench.catalog.get(tenant).names()).isEqualTo(first.rotated());
      connect(first.appLogin(), former).close();
      connect(first.rotated().appLogin(), fresh).close();
      connect(first.rotated().reportLogin(), bench.secret(tenant, "report_secret")).close();
      connect(first.rotated().migrateLogin(), bench.secret(tenant, "migrate_secret")).close();
      assertThat(before.isValid(1)).isTrue();
      // when
      scene.run(bench.formerLogins);
    }
    // then
    assertThat(before.isValid(1)).isFalse();
    assertThatThrownBy(() -> connect(first.appLogin(), former))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(REFUSED));
    assertThat(loginsOnTheServer()).isEqualTo(first.rotated().logins());
    assertThat(rotationsUnderWay()).isZero();
  }

  @Test
  void theSecondRotationLeadsBackToTheFirstNamesWithOtherPasswords() throws Exception {
    // given
    Secret original = bench.secret(tenant, "migrate_secret");
    // when
    rotate();
    rotate();
    // then
    assertThat(bench.catalog.get(tenant).names()).isEqualTo(first);
    assertThat(bench.secret(tenant, "migrate_secret")).isNotEqualTo(original);
    bench.connectAsMigrate(tenant, first.database()).close();
    assertThat(loginsOnTheServer()).isEqualTo(first.logins());
  }

  @Test
  void whatASuccessorTakesUpKeepsThePasswordsOfItsPredecessor() throws Exception {
    // given
    try (StepScene scene = bench.scene(tenant)) {
      scene.run(bench.secondLogins);
      // when: it died before it could say so
      try (StepScene successor = scene.successor()) {
        successor.run(bench.secondLogins, bench.announceLogins, bench.announceLogins);
        long version = version();
        successor.run(bench.announceLogins, bench.formerLogins, bench.formerLogins);
        // then
        assertThat(version()).isEqualTo(version);
      }
    }
    connect(first.rotated().appLogin(), bench.secret(tenant, "app_secret")).close();
    assertThat(loginsOnTheServer()).isEqualTo(first.rotated().logins());
  }

  @Test
  void rotationThatCannotLogInIsUndoneAndTheTenantKeepsItsLogins() throws Exception {
    // given: the database lets nobody in
    Secret own = bench.secret(tenant, "app_secret");
    try (StepScene scene = bench.scene(tenant)) {
      TestCluster.asSuperuser(
          "alter database " + first.database() + " with allow_connections false");
      // when
      assertThatThrownBy(() -> scene.run(bench.secondLogins)).isInstanceOf(SQLException.class);
      scene.compensate(bench.formerLogins, bench.announceLogins, bench.secondLogins);
    }
    // then
    TestCluster.asSuperuser("alter database " + first.database() + " with allow_connections true");
    assertThat(bench.secret(tenant, "app_secret")).isEqualTo(own);
    assertThat(loginsOnTheServer()).isEqualTo(first.logins());
    assertThat(rotationsUnderWay()).isZero();
  }

  @Test
  void whatAnotherRotationLeftBehindOpensNothingAfterTheNextOne() throws Exception {
    // given: one that announced and then gave up
    Secret leftBehind = bench.secret(tenant, "app_secret");
    try (StepScene scene = bench.scene(tenant)) {
      scene.run(bench.secondLogins, bench.announceLogins);
    }
    connect(first.appLogin(), leftBehind).close();
    // when
    rotate();
    // then
    assertThatThrownBy(() -> connect(first.appLogin(), leftBehind))
        .isInstanceOf(SQLException.class);
    assertThat(loginsOnTheServer()).isEqualTo(first.logins());
  }

  @Test
  void cutOffReachesTheLoginsThatARotationLeftBehind() throws Exception {
    // given
    Secret leftBehind = bench.secret(tenant, "app_secret");
    try (StepScene scene = bench.scene(tenant)) {
      scene.run(bench.secondLogins, bench.announceLogins);
    }
    Connection former = connect(first.appLogin(), leftBehind);
    // when
    bench.databases.cutOff(tenant);
    // then
    assertThat(former.isValid(1)).isFalse();
    assertThatThrownBy(() -> connect(first.appLogin(), leftBehind))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void loginsOfADismountedTenantStayShutOut() throws Exception {
    // given
    bench.databases.cutOff(tenant);
    // when
    rotate();
    // then
    assertThatThrownBy(() -> bench.connectAsApp(tenant, first.database()))
        .isInstanceOf(SQLException.class);
    try (StepScene scene = bench.scene(tenant)) {
      scene.run(bench.grantConnect);
    }
    connect(first.rotated().appLogin(), bench.secret(tenant, "app_secret")).close();
  }

  private void rotate() throws Exception {
    try (StepScene scene = bench.scene(tenant)) {
      scene.run(bench.secondLogins, bench.announceLogins, bench.formerLogins);
    }
  }

  private Connection connect(String login, Secret password) throws SQLException {
    return ProvisioningBench.connect(login, password, first.database());
  }

  private List<String> loginsOnTheServer() {
    return bench
        .server
        .jdbi
        .withHandle(
            handle ->
                handle
                    .select(
                        "select rolname from pg_roles where rolname like ? order by rolname",
                        first.database() + "%")
                    .mapTo(String.class)
                    .list())
        .stream()
        .sorted(Comparator.comparing(this::position))
        .toList();
  }

  /** App, report, migrate: as they are listed elsewhere. */
  private int position(String login) {
    return login.contains("_app") ? 0 : login.contains("_report") ? 1 : 2;
  }

  private long rotationsUnderWay() {
    return number("select count(*) from catalog.credential_rotation where tenant_uuid = ?");
  }

  private long version() {
    return number("select version from catalog.tenant where uuid = ?");
  }

  private long number(String sql) {
    return bench.server.jdbi.withHandle(
        handle -> handle.select(sql, tenant).mapTo(Long.class).one());
  }
}
