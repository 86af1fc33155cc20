package io.tenantry.controlplane.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.testsupport.StepScene;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sync whose process or session ends half-way, and one that meets another. */
@Timeout(60)
class SyncCrashTest extends TenantAtReleaseOne {

  private static final String ADD_COLUMN = "alter table business.customer add city text;";

  @Test
  void eachStepRunTwiceEndsInTheSameState() throws Exception {
    // given
    int release = bench.publish(ADD_COLUMN);

    // when
    try (StepScene scene = bench.scene(tenant, release)) {
      for (OperationStep step : bench.steps()) {
        scene.run(step, step);
      }
    }

    // then
    assertThat(bench.read(tenant).release()).isEqualTo(release);
    assertThat(bench.fingerprint(tenant)).isEqualTo(bench.release.fingerprintInCatalog(release));
  }

  @Test
  void processKilledAfterAnyStepIsSucceededByOneThatFinishes() throws Exception {
    // given
    int release = bench.publish(ADD_COLUMN);
    OperationStep[] steps = bench.steps();
    for (int done = 0; done <= steps.length; done++) {
      UUID victim = bench.tenant();
      StepScene killed = bench.scene(victim, release);
      killed.run(Arrays.copyOf(steps, done));

      // when: its sessions stay open, as those of a process that hangs
      try (StepScene successor = killed.successor()) {
        successor.run(steps);
      }

      // then
      assertThat(bench.read(victim).release()).isEqualTo(release);
      assertThat(bench.read(victim).state().schema().text()).isIn("current", "pending");
      assertThat(bench.fingerprint(victim)).isEqualTo(bench.release.fingerprintInCatalog(release));
      killed.close();
    }
  }

  @Test
  void processKilledAfterAnyStepBeforeTheMigrationCanBeUndone() throws Exception {
    // given
    int release = bench.publish(ADD_COLUMN);
    List<String> facts = bench.facts(tenant);
    OperationStep[] steps = bench.steps();
    for (int done = 0; done < 3; done++) {
      try (StepScene scene = bench.scene(tenant, release)) {
        scene.run(Arrays.copyOf(steps, done));

        // when
        scene.compensate(bench.migrate, bench.letGo, bench.announce, bench.check);
      }

      // then
      assertThat(bench.facts(tenant)).isEqualTo(facts);
      assertThat(bench.read(tenant).release()).isEqualTo(1);
      assertThat(bench.read(tenant).state().schema().text()).isNotEqualTo("syncing");
    }
  }

  @Test
  void syncWhoseCommitWasNotAnsweredIsNotUndone() throws Exception {
    // given
    int release = bench.publish(ADD_COLUMN);
    try (StepScene scene = bench.scene(tenant, release)) {
      scene.run(bench.check, bench.announce, bench.letGo, bench.migrate);

      // when
      scene.compensate(bench.migrate, bench.letGo, bench.announce, bench.check);
    }

    // then
    assertThat(bench.read(tenant).release()).isEqualTo(release);
    assertThat(bench.read(tenant).state().schema().text()).isIn("current", "pending");
  }

  @Test
  void backendKilledInAScriptLeavesEverythingAsItWas() throws Exception {
    // given: a script that does something and then waits for a lock that only a tenant has
    int release = bench.publish(ADD_COLUMN + " select pg_advisory_xact_lock(4711);");
    List<String> facts = bench.facts(tenant);
    try (Connection stranger = bench.connect(tenant);
        Statement hold = stranger.createStatement();
        StepScene scene = bench.scene(tenant, release)) {
      hold.execute("select pg_advisory_lock(4711)");
      scene.run(bench.check, bench.announce, bench.letGo);
      CompletableFuture<Void> migration = bench.migrating(scene);
      await().until(() -> bench.waitingForLock(tenant) > 0);

      // when
      hold.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and usename like '%_migrate'");

      // then
      assertThatThrownBy(() -> migration.get(10, TimeUnit.SECONDS))
          .rootCause()
          .isInstanceOf(SQLException.class);
      hold.execute("select pg_advisory_unlock(4711)");
      assertThat(bench.facts(tenant)).isEqualTo(facts);
      scene.run(bench.migrate, bench.complete);
    }
    assertThat(bench.fingerprint(tenant)).isEqualTo(bench.release.fingerprintInCatalog(release));
  }

  @Test
  void secondSyncIsExcludedUntilTheFirstCrashes() throws Exception {
    // given
    int release = bench.publish(ADD_COLUMN);
    try (StepScene scene = bench.scene(tenant, release)) {
      scene.run(bench.check, bench.announce, bench.letGo);
      try (Connection other = bench.connect(tenant);
          Statement lock = other.createStatement()) {
        other.setAutoCommit(false);
        lock.execute("select pg_advisory_xact_lock(hashtextextended('tenantry.sync', 0))");

        // when, then
        assertThatThrownBy(() -> scene.run(bench.migrate))
            .isInstanceOfSatisfying(
                PermanentFailureException.class,
                e -> assertThat(e.code()).isEqualTo("sync-running"));
      }
      scene.run(bench.migrate, bench.complete);
    }
    assertThat(bench.read(tenant).release()).isEqualTo(release);
  }

  @Test
  void stepsThatWereDoneStayAndAnInterruptedOneIsDoneAnew() throws Exception {
    // given: a writer that keeps the index waiting until the patience has ended
    int release =
        bench.publishResumable(
            "create table business.note (id uuid primary key);",
            "create index concurrently if not exists by_both on business.customer (number, name);");
    try (Connection writer = bench.connect(tenant);
        Statement write = writer.createStatement();
        StepScene scene = bench.scene(tenant, release)) {
      writer.setAutoCommit(false);
      write.execute("update business.customer set name = 'Contoso'");
      assertThatThrownBy(() -> scene.run(bench.steps()))
          .isInstanceOfSatisfying(
              PermanentFailureException.class, e -> assertThat(e.code()).isEqualTo("lock-timeout"));
      assertThat(bench.value(tenant, "select to_regclass('business.note')")).isNotNull();
      assertThat(bench.value(tenant, "select count(*) from pg_index where not indisvalid"))
          .isEqualTo("1");
      assertThat(bench.value(tenant, "select release from tenantry.stamp")).isEqualTo("1");
      writer.commit();
    }

    // when
    bench.sync(tenant, release);

    // then
    assertThat(bench.read(tenant).release()).isEqualTo(release);
    assertThat(bench.fingerprint(tenant)).isEqualTo(bench.release.fingerprintInCatalog(release));
  }
}
