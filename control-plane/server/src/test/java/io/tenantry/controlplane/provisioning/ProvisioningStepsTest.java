package io.tenantry.controlplane.provisioning;

import static io.tenantry.controlplane.provisioning.ServerRows.superuser;
import static io.tenantry.controlplane.provisioning.ServerRows.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.release.ReleaseBench;
import io.tenantry.controlplane.server.ServerBench;
import io.tenantry.controlplane.testsupport.StepScene;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProvisioningStepsTest {

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
  void eachStepRunTwiceEndsInTheSameState() throws Exception {
    // given
    UUID tenant = bench.insertTenant("repeated");
    try (StepScene scene = bench.scene(tenant, "CRONUS International", "Fabrikam")) {
      // when
      for (OperationStep step : steps()) {
        scene.run(step);
        scene.run(step);
      }
    }
    // then
    assertThat(roles(tenant))
        .containsExactlyInAnyOrderElementsOf(DatabaseNames.of(tenant).logins());
    try (Connection app = bench.connectAsApp(tenant, DatabaseNames.of(tenant).database())) {
      assertThat(Stamp.read(app)).contains(new Stamp(tenant, "repeated", 1, 1, false));
      assertThat(texts(app, "select name from tenantry.company order by name"))
          .containsExactly("CRONUS International", "Fabrikam");
    }
  }

  @Test
  void compensationAfterAnyStepLeavesNothing() throws Exception {
    for (int done = 0; done <= steps().size(); done++) {
      // given
      UUID tenant = bench.insertTenant("undone-" + done);
      try (StepScene scene = bench.scene(tenant, "CRONUS")) {
        scene.run(steps().subList(0, done).toArray(OperationStep[]::new));
        // when
        scene.compensate(bench.grantConnect, bench.stamp, bench.database, bench.roles);
        scene.compensate(bench.grantConnect, bench.stamp, bench.database, bench.roles);
      }
      // then
      assertThat(roles(tenant)).isEmpty();
      assertThat(databases(DatabaseNames.of(tenant).database())).isEmpty();
      assertThat(secrets(tenant)).isEqualTo(0);
    }
  }

  @Test
  void cutOffTenantHasNoSessionAndGetsNone() throws Exception {
    // given
    UUID tenant = provisioned("cut-off");
    String database = DatabaseNames.of(tenant).database();
    try (Connection open = bench.connectAsApp(tenant, database)) {
      // when
      bench.databases.cutOff(tenant);
      bench.databases.cutOff(tenant);
      // then
      assertThatThrownBy(() -> texts(open, "select 'alive'")).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> bench.connectAsApp(tenant, database))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void successorEndsItsPredecessorAndSeesWhatItLeft() throws Exception {
    // given: a process that hangs in the middle of its work, lock and all
    UUID tenant = bench.insertTenant("taken-over");
    StepScene hanging = bench.scene(tenant);
    hanging.run(bench.roles);
    ServerSession held = bench.sessions.forTenant(hanging, bench.catalog.get(tenant));
    CompletableFuture<Void> stuck =
        CompletableFuture.runAsync(() -> unchecked(() -> held.query("select pg_sleep(60)::text")));
    // when
    try (StepScene successor = hanging.successor()) {
      successor.run(bench.roles, bench.database);
      // then
      assertThat(stuck).failsWithin(Duration.ofSeconds(5));
      assertThat(databases(DatabaseNames.of(tenant).database())).hasSize(1);
    }
    hanging.close();
  }

  @Test
  void partsOfATenantAreChangedSideBySideWhileTheWholeWaits() throws Exception {
    // given
    UUID tenant = bench.insertTenant("side-by-side");
    TenantDatabase database = bench.catalog.get(tenant);
    try (StepScene scene = bench.scene(tenant);
        StepScene other = bench.scene(tenant)) {
      CompletableFuture<ServerSession> whole;
      // when: another operation wants the whole while this one has two parts
      try (ServerSession logins = bench.sessions.forPart(scene, database, "logins");
          ServerSession rest = bench.sessions.forPart(scene, database, "database")) {
        whole = CompletableFuture.supplyAsync(() -> whole(other, database));
        Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> waitsForALock(other));
        // then
        assertThat(logins.query("select 'alive'")).containsExactly("alive");
        assertThat(rest.query("select 'alive'")).containsExactly("alive");
        assertThat(whole).isNotDone();
      }
      assertThat(whole).succeedsWithin(Duration.ofSeconds(5));
    }
  }

  @Test
  void successorOfTheWholeEndsAPredecessorInOnePart() throws Exception {
    // given: a process that hangs while it makes the database
    UUID tenant = bench.insertTenant("hanging-part");
    StepScene hanging = bench.scene(tenant);
    ServerSession held = bench.sessions.forPart(hanging, bench.catalog.get(tenant), "database");
    CompletableFuture<Void> stuck =
        CompletableFuture.runAsync(() -> unchecked(() -> held.query("select pg_sleep(60)::text")));
    // when
    try (StepScene successor = hanging.successor()) {
      successor.compensate(bench.database, bench.roles);
    }
    // then
    assertThat(stuck).failsWithin(Duration.ofSeconds(5));
    hanging.close();
  }

  @Test
  void databaseThatAppearsAfterItsClientDiedIsFoundAndRemoved() throws Exception {
    // given: a process killed in CREATE DATABASE, which goes on without it
    UUID tenant = bench.insertTenant("late");
    String database = DatabaseNames.of(tenant).database();
    StepScene killed = bench.scene(tenant);
    killed.run(bench.roles);
    ServerSession session = bench.sessions.forTenant(killed, bench.catalog.get(tenant));
    CompletableFuture.runAsync(
        () ->
            unchecked(
                () ->
                    session.execute(
                        DatabaseSql.create(database, "template0") + " STRATEGY FILE_COPY")));
    Awaitility.await()
        .atMost(10, TimeUnit.SECONDS)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> creating(database) || !databases(database).isEmpty());
    // when
    try (StepScene successor = killed.successor()) {
      successor.compensate(bench.grantConnect, bench.stamp, bench.database, bench.roles);
    }
    // then: nothing is left, and nothing appears later, for nobody is at work any more
    assertThat(creating(database)).isFalse();
    assertThat(databases(database)).isEmpty();
    assertThat(roles(tenant)).isEmpty();
    killed.close();
  }

  @Test
  void lostConnectionIsOpenedAnewByTheNextAttemptOfTheSameRun() throws Exception {
    // given
    UUID tenant = bench.insertTenant("reconnected");
    try (StepScene scene = bench.scene(tenant)) {
      scene.run(bench.roles, bench.database, bench.grantConnect);
      TestCluster.asSuperuser(
          "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = '"
              + scene.operationId()
              + "'");
      // when
      assertThatThrownBy(() -> scene.run(bench.grantConnect)).isInstanceOf(SQLException.class);
      scene.run(bench.grantConnect);
    }
    // then
    bench.connectAsApp(tenant, DatabaseNames.of(tenant).database()).close();
  }

  @Test
  void withoutATemplateTheScriptsMakeTheSameSchema() throws Exception {
    // given
    UUID cloned = provisioned("cloned");
    release.server.jdbi.useHandle(
        handle -> handle.execute("update application.template set ready_at = null"));
    // when
    UUID scripted = provisioned("scripted");
    release.server.jdbi.useHandle(
        handle -> handle.execute("update application.template set ready_at = now()"));
    // then
    assertThat(release.fingerprintOf(DatabaseNames.of(scripted).database()))
        .isEqualTo(release.fingerprintOf(DatabaseNames.of(cloned).database()))
        .isEqualTo(release.fingerprintInCatalog());
    assertThat(superuser("select rolname from pg_roles where rolname like '%s'", "%scratch"))
        .isEmpty();
  }

  @Test
  void halfFilledDatabaseIsFilledByTheNextAttempt() throws Exception {
    // given: an attempt that died between CREATE DATABASE and the scripts, before a template came
    UUID tenant = bench.insertTenant("half-filled");
    try (StepScene scene = bench.scene(tenant)) {
      scene.run(bench.roles);
      try (ServerSession died =
          bench.sessions.forPart(scene, bench.catalog.get(tenant), "database")) {
        died.execute(DatabaseSql.create(DatabaseNames.of(tenant).database(), "template0"));
      }
      // when
      scene.run(bench.database, bench.stamp);
    }
    // then
    assertThat(release.fingerprintOf(DatabaseNames.of(tenant).database()))
        .isEqualTo(release.fingerprintInCatalog());
  }

  @Test
  void databaseOfAnotherTenantIsNotStampedOver() throws Exception {
    // given
    UUID tenant = provisioned("stamped");
    try (Connection admin =
        release.server.connections.openAsAdmin(
            ServerBench.SERVER, DatabaseNames.of(tenant).database(), "test")) {
      // when
      boolean written = new Stamp(UUID.randomUUID(), "intruder", 1, 1, false).write(admin);
      // then
      assertThat(written).isFalse();
      assertThat(Stamp.read(admin)).map(Stamp::tenant).contains(tenant);
    }
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

  private static ServerSession whole(StepScene scene, TenantDatabase database) {
    try {
      return bench.sessions.forTenant(scene, database);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean waitsForALock(StepScene scene) {
    return !superuser(
            "select pid::text from pg_stat_activity"
                + " where wait_event_type = 'Lock' and application_name = '%s'",
            scene.operationId().toString())
        .isEmpty();
  }

  private static List<String> roles(UUID tenant) {
    return superuser(
        "select rolname from pg_roles where rolname like '%s' order by rolname",
        DatabaseNames.of(tenant).database() + "%");
  }

  private static List<String> databases(String name) {
    return superuser("select datname from pg_database where datname = '%s'", name);
  }

  private static boolean creating(String database) {
    return !superuser(
            "select pid::text from pg_stat_activity where state = 'active'"
                + " and query like 'CREATE DATABASE \"%s\"%%'",
            database)
        .isEmpty();
  }

  private static int secrets(UUID tenant) {
    return release.server.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select num_nonnulls(app_secret, report_secret, migrate_secret)"
                        + " from catalog.tenant where uuid = ?")
                .bind(0, tenant)
                .mapTo(Integer.class)
                .one());
  }

  private static void unchecked(ThrowingRunnable action) {
    try {
      action.run();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @FunctionalInterface
  private interface ThrowingRunnable {
    void run() throws SQLException;
  }
}
