package io.tenantry.controlplane.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.provisioning.DatabaseNames;
import io.tenantry.controlplane.release.Packages;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.testsupport.StepScene;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sync brings a tenant to a release, whole or not at all. */
@Timeout(60)
class SyncTenantTest extends TenantAtReleaseOne {

  private static final String ADD_COLUMN = "alter table business.customer add city text;";

  private static final String HISTORY =
      """
      select string_agg(concat_ws(' ', installed_rank, version, description, type, script,
                                  checksum, success), chr(10) order by installed_rank)
        from tenantry.release_history
      """;

  @Test
  void syncedTenantHasTheSchemaOfTheReleaseAndItsRows() throws Exception {
    // given
    int release = bench.publish(ADD_COLUMN);
    assertThat(bench.read(tenant).state().schema().text()).isEqualTo("pending");
    long before = bench.read(tenant).version();

    // when
    bench.sync(tenant, release);

    // then
    Tenant synced = bench.read(tenant);
    assertThat(synced.release()).isEqualTo(release);
    assertThat(synced.state().schema().text()).isIn("current", "pending");
    assertThat(synced.state().mounted()).isTrue();
    assertThat(synced.version()).isGreaterThan(before);
    assertThat(bench.fingerprint(tenant)).isEqualTo(bench.release.fingerprintInCatalog(release));
    assertThat(bench.value(tenant, "select release from tenantry.stamp"))
        .isEqualTo(Integer.toString(release));
    assertThat(bench.value(tenant, "select number || name from business.customer"))
        .isEqualTo("C-1Adatum");
  }

  /** Flyway takes over where a release cannot run in a transaction, and finds its own lines. */
  @Test
  void historyOfScriptsIsTheOneThatFlywayWrites() throws Exception {
    // given
    int release = bench.publish("alter table business.customer add city text;");
    UUID byFlyway = bench.tenant();
    try (Connection connection = bench.connect(byFlyway)) {
      bench.release.upgrades.runSteps(connection, release);
    }

    // when
    bench.sync(tenant, release);

    // then
    String history = bench.value(tenant, HISTORY);
    assertThat(history).isEqualTo(bench.value(byFlyway, HISTORY)).contains("V3__Change.sql");
    try (Connection connection = bench.connect(tenant)) {
      bench.release.upgrades.runSteps(connection, release);
    }
    assertThat(bench.value(tenant, HISTORY)).isEqualTo(history);
  }

  /** Packages like this are not taken any more, but some may have been published. */
  @Test
  void rowsThatAScriptBringsArriveInTheSameTransaction() throws Exception {
    // given
    int release =
        bench.publish(
            "create table business.country (code text);\n"
                + "copy business.country from stdin;\nNO\nIS\n\\.\n");

    // when
    bench.sync(tenant, release);

    // then
    assertThat(bench.fingerprint(tenant)).isEqualTo(bench.release.fingerprintInCatalog(release));
    assertThat(bench.value(tenant, "select string_agg(code, ' ') from business.country"))
        .isEqualTo("NO IS");
  }

  @Test
  void loginsThatWereShutOutOnTheWayAreLetInAgain() throws Exception {
    // given
    int release = bench.publish(ADD_COLUMN);
    String database = DatabaseNames.of(tenant).database();
    try (StepScene scene = bench.scene(tenant, release)) {
      scene.run(bench.check, bench.announce);
      bench.release.provisioning.databases.cutOffInstances(tenant);
      assertThatThrownBy(() -> bench.release.provisioning.connectAsApp(tenant, database));

      // when
      scene.run(bench.letGo, bench.migrate, bench.complete);
    }

    // then
    bench.release.provisioning.connectAsApp(tenant, database).close();
  }

  @Test
  void instancesAreWokenForAnAnnouncementWhereOneOfThemHasToLetGo() throws Exception {
    int release = bench.publish(ADD_COLUMN);
    long before = bench.read(tenant).version();
    UUID ableInstance = bench.register(99);
    try (StepScene scene = bench.scene(tenant, release)) {
      assertThat(bench.toldDuring(() -> scene.run(bench.check, bench.announce))).isEmpty();
      assertThat(bench.read(tenant).version()).isGreaterThan(before);
      assertThat(bench.toldDuring(() -> scene.run(bench.letGo, bench.migrate, bench.complete)))
          .containsExactly(Long.toString(bench.read(tenant).version()));
    }
    UUID oldInstance = bench.register(1);
    try (StepScene scene = bench.scene(bench.tenant(), release)) {
      assertThat(bench.toldDuring(() -> scene.run(bench.check, bench.announce))).hasSize(1);
    } finally {
      bench.deregister(ableInstance);
      bench.deregister(oldInstance);
    }
  }

  /** A history that is not the beginning of the release's scripts is judged by Flyway. */
  @Test
  void scriptThatWasChangedAfterItHadRunFailsTheSync() throws Exception {
    int release = bench.publish("alter table business.customer add city text;");
    bench.inDatabase(
        tenant, "update tenantry.release_history set checksum = checksum + 1 where version = '2'");

    try (StepScene scene = bench.scene(tenant, release)) {
      assertThatThrownBy(() -> scene.run(bench.steps()))
          .isInstanceOfSatisfying(
              PermanentFailureException.class,
              e -> assertThat(e.code()).isEqualTo("schema-script-failed"))
          .hasMessageContaining("checksum");
    }
    assertThat(bench.value(tenant, "select release from tenantry.stamp")).isEqualTo("1");
  }

  @Test
  void windowThatClosesDuringTheMigrationLeavesEverythingAsItWas() throws Exception {
    // given
    int release =
        bench.publish(
            ADD_COLUMN
                + " do $$ begin if exists (select from tenantry.company) then"
                + " perform pg_sleep(60); end if; end $$;");
    List<String> facts = bench.facts(tenant);
    try (StepScene scene = bench.sceneUntil(tenant, release, Instant.now().plusSeconds(2))) {
      scene.run(bench.check, bench.announce, bench.letGo);

      // when
      assertThatThrownBy(() -> scene.run(bench.migrate))
          .isInstanceOfSatisfying(
              PermanentFailureException.class,
              failure -> assertThat(failure.code()).isEqualTo("update-window-closed"));
      scene.compensate(bench.migrate, bench.letGo, bench.announce, bench.check);
    }

    // then
    assertThat(bench.facts(tenant)).isEqualTo(facts);
    assertThat(bench.read(tenant).release()).isEqualTo(1);
  }

  @Test
  void lockHeldByAStrangerIsWaitedForBrieflyThenNamed() throws Exception {
    // given
    int release = bench.publish(ADD_COLUMN);
    List<String> facts = bench.facts(tenant);
    try (Connection stranger = bench.connect(tenant);
        Statement hold = stranger.createStatement();
        StepScene scene = bench.scene(tenant, release)) {
      stranger.setAutoCommit(false);
      hold.execute("lock table business.customer in access share mode");

      // when, then
      assertThatThrownBy(() -> scene.run(bench.steps()))
          .isInstanceOfSatisfying(
              PermanentFailureException.class, e -> assertThat(e.code()).isEqualTo("lock-timeout"));
      stranger.rollback();
      assertThat(bench.facts(tenant)).isEqualTo(facts);
      scene.run(bench.migrate, bench.complete);
    }
    assertThat(bench.read(tenant).release()).isEqualTo(release);
  }

  @Test
  void waitForALockIsReported() throws Exception {
    // given
    int release = bench.publish(ADD_COLUMN);
    try (Connection stranger = bench.connect(tenant);
        Statement hold = stranger.createStatement();
        StepScene scene = bench.scene(tenant, release)) {
      stranger.setAutoCommit(false);
      hold.execute("lock table business.customer in access share mode");
      scene.run(bench.check, bench.announce, bench.letGo);

      // when
      CompletableFuture<Void> migration = bench.migrating(scene);
      await().until(() -> bench.waitingForLock(tenant) > 0);
      stranger.rollback();
      migration.get(10, TimeUnit.SECONDS);

      // then
      assertThat((int) scene.result().get("lockRetries")).isNotNegative();
      assertThat(scene.result()).containsKey("waitedMillis");
    }
    assertThat(bench.fingerprint(tenant)).isEqualTo(bench.release.fingerprintInCatalog(release));
  }

  @Test
  void releaseWithTheSameScriptsOpensNoConnection() throws Exception {
    // given: a database that nobody can connect to
    int release = 100;
    bench.release.publishBeside(Packages.customers(release));
    TestCluster.asSuperuser(
        "alter database " + DatabaseNames.of(tenant).database() + " allow_connections false");

    // when
    try (StepScene scene = bench.scene(tenant, release, SyncMode.SYNC, false)) {
      scene.run(bench.steps());
    }

    // then
    assertThat(bench.read(tenant).release()).isEqualTo(release);
    assertThat(bench.read(tenant).state().schema().text()).isIn("current", "pending");
  }

  @Test
  void schemaThatSomebodyElseChangedIsNotBuiltUpon() throws Exception {
    // given
    int release = bench.publish(ADD_COLUMN);
    bench.inDatabase(tenant, "create index by_hand on business.customer (name)");
    List<String> facts = bench.facts(tenant);

    // when, then
    assertThatThrownBy(() -> bench.sync(tenant, release))
        .isInstanceOfSatisfying(
            PermanentFailureException.class, e -> assertThat(e.code()).isEqualTo("schema-differs"));
    assertThat(bench.facts(tenant)).isEqualTo(facts);
  }

  @Test
  void wayBackAndForceNeedABackup() throws Exception {
    // given
    int release = bench.publish(ADD_COLUMN);

    // when, then
    assertThatThrownBy(() -> bench.scene(tenant, release, SyncMode.FORCE, false))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.type()).isEqualTo(ProblemType.BACKUP_REQUIRED));
    bench.sync(tenant, release);
    assertThatThrownBy(
            () ->
                bench.planning.sync(
                    bench.read(tenant), SyncMode.SYNC, 1, "platform-admin", Optional.empty()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.type()).isEqualTo(ProblemType.BACKUP_REQUIRED));
  }
}
