package io.tenantry.controlplane.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.testsupport.StepScene;
import io.tenantry.controlplane.upgrade.CompanyOutcome;
import io.tenantry.controlplane.upgrade.StepOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DataUpgradeTest extends TenantAtReleaseOne {

  private static final String WHOLE = "  checkpointed: false\n";
  private static final String CHECKPOINTED = "  checkpointed: true\n";
  private static final String PARALLEL = "  checkpointed: true\n  parallel: 3\n";

  /** Says how often it has run, and fails for Fabrikam. */
  private static final Map<String, String> MARK =
      Map.of(
          "N/10__Mark.sql",
          "update customer set city = coalesce(city, '') || '!', name = name || '';",
          "N/20__Check.sql",
          "do $$ begin if exists (select from customer where name = 'Bad') then"
              + " raise exception 'a bad one'; end if; end $$;"
              + " update customer set city = city || '?';");

  private static final String CITIES =
      "select string_agg(name || coalesce(city, ''), ' ' order by name) from business.customer";

  @BeforeEach
  void addCompany() throws Exception {
    bench.addCompany(tenant, "Fabrikam", "Bad", "Contoso");
  }

  @Test
  void stepSeesTheRowsOfItsCompanyAlone() throws Exception {
    // given
    int release =
        bench.publishUpgrade(
            WHOLE,
            Map.of(
                "N/1__Count.sql", "update customer set city = (select count(*) from customer);"));

    // when
    bench.sync(tenant, release);

    // then
    assertThat(bench.value(tenant, CITIES)).isEqualTo("Adatum1 Bad2 Contoso2");
    assertThat(bench.fingerprint(tenant)).isEqualTo(bench.release.fingerprintInCatalog(release));
  }

  @Test
  void preconditionUnmetInOneCompanyIsToldBeforeAnythingIsDoneInAny() throws Exception {
    for (String mode : List.of(WHOLE, CHECKPOINTED)) {
      // given
      int release =
          bench.publishUpgrade(
              mode,
              Map.of(
                  "N/1__Mark.sql",
                  "update customer set city = 'x';",
                  "N/preconditions/no-bad-ones.sql",
                  "select number, name from customer where name = 'Bad'"));
      List<String> facts = bench.facts(tenant);

      // when, then
      assertThatFails("upgrade-precondition-failed", () -> bench.sync(tenant, release))
          .hasMessageContaining("no-bad-ones in Fabrikam (number=C-1, name=Bad)");
      assertThat(bench.facts(tenant)).isEqualTo(facts);
      assertThat(bench.value(tenant, "select to_regclass('tenantry.upgrade_history')")).isNull();
      putBack();
    }
  }

  @Test
  void failedStepTakesTheSchemaBackWithIt() throws Exception {
    // given
    int release = bench.publishUpgrade(WHOLE, MARK);
    List<String> facts = bench.facts(tenant);

    // when
    try (StepScene scene = bench.scene(tenant, release)) {
      assertThatFails("data-upgrade-failed", () -> scene.run(bench.steps()))
          .hasMessageContaining("20__Check failed in company Fabrikam")
          .hasMessageContaining("a bad one");

      // then
      assertThat(statuses(scene)).containsExactly("done", "done", "done", "failed");
    }
    assertThat(bench.facts(tenant)).isEqualTo(facts);
  }

  @Test
  void suspendedUpgradeGoesOnBehindWhatIsDone() throws Exception {
    // given
    int release = bench.publishUpgrade(CHECKPOINTED, MARK);
    try (StepScene scene = bench.scene(tenant, release)) {
      assertThatFails("data-upgrade-suspended", () -> scene.run(bench.steps()))
          .hasMessageContaining("3 of 4 steps are done and stay");
      scene.compensate(bench.migrate, bench.letGo, bench.announce);
    }
    assertThat(bench.read(tenant).release()).isEqualTo(1);
    assertThat(bench.read(tenant).state().schema().text()).isEqualTo("failed");
    assertThat(bench.read(tenant).schemaRelease()).isEqualTo(release);
    assertThat(bench.value(tenant, CITIES)).isEqualTo("Adatum!? Bad! Contoso!");
    bench.inDatabase(tenant, "update business.customer set name = 'Good' where name = 'Bad'");

    // when
    try (StepScene scene = bench.scene(tenant, release)) {
      scene.run(bench.steps());

      // then
      assertThat(statuses(scene))
          .containsExactly("done-before", "done-before", "done-before", "done");
    }
    assertThat(bench.value(tenant, CITIES)).isEqualTo("Adatum!? Contoso!? Good!?");
    assertThat(bench.read(tenant).release()).isEqualTo(release);
    assertThat(bench.fingerprint(tenant)).isEqualTo(bench.release.fingerprintInCatalog(release));
  }

  @Test
  void processKilledInAStepIsSucceededByOneThatRepeatsNothing() throws Exception {
    // given: a second step that waits for a stranger
    int release =
        bench.publishUpgrade(
            CHECKPOINTED,
            Map.of(
                "N/1__Mark.sql",
                "update customer set city = coalesce(city, '') || '!';",
                "N/2__Wait.sql",
                "update customer set city = city || '?'; set local lock_timeout = '30s'; select"
                    + " pg_advisory_xact_lock(4712);"));
    try (Connection stranger = bench.connect(tenant);
        Statement hold = stranger.createStatement();
        StepScene killed = bench.scene(tenant, release)) {
      hold.execute("select pg_advisory_lock(4712)");
      killed.run(bench.check, bench.announce, bench.letGo);
      CompletableFuture<Void> migration = bench.migrating(killed);
      await().until(() -> bench.waitingForLock(tenant) == 1);

      // when
      hold.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and usename like '%_migrate'");
      assertThatThrownBy(() -> migration.get(10, TimeUnit.SECONDS))
          .rootCause()
          .isInstanceOf(SQLException.class);
      hold.execute("select pg_advisory_unlock(4712)");
      try (StepScene successor = killed.successor()) {
        successor.run(bench.steps());
      }
    }

    // then
    assertThat(bench.value(tenant, CITIES)).isEqualTo("Adatum!? Bad!? Contoso!?");
    assertThat(bench.read(tenant).release()).isEqualTo(release);
  }

  @Test
  void stoppedUpgradeGoesOnWithTheNextSync() throws Exception {
    // given
    int release =
        bench.publishUpgrade(
            CHECKPOINTED,
            Map.of(
                "N/1__Wait.sql",
                "update customer set city = coalesce(city, '') || '!';"
                    + " set local lock_timeout = '30s'; select pg_advisory_xact_lock(4713);"));
    try (Connection stranger = bench.connect(tenant);
        Statement hold = stranger.createStatement();
        StepScene stopped = bench.scene(tenant, release)) {
      hold.execute("select pg_advisory_lock(4713)");
      stopped.run(bench.check, bench.announce, bench.letGo);
      CompletableFuture<Void> migration = bench.migrating(stopped);
      await().until(() -> bench.waitingForLock(tenant) == 1);

      // when: it ends with the step that it is in
      stopped.cancel();
      await().until(() -> bench.read(tenant).schemaRelease() == release);
      await().pollDelay(500, TimeUnit.MILLISECONDS).until(() -> !migration.isDone());
      hold.execute("select pg_advisory_unlock(4713)");
      assertThatThrownBy(() -> migration.get(10, TimeUnit.SECONDS))
          .rootCause()
          .isInstanceOfSatisfying(
              PermanentFailureException.class, e -> assertThat(e.code()).isEqualTo("canceled"));
      stopped.compensate(bench.migrate, bench.letGo, bench.announce);
    }
    assertThat(bench.value(tenant, CITIES)).isEqualTo("Adatum! Bad Contoso");

    // then
    bench.sync(tenant, release);
    assertThat(bench.value(tenant, CITIES)).isEqualTo("Adatum! Bad! Contoso!");
  }

  @Test
  void stepThatMayFailIsPassedOver() throws Exception {
    // given
    int release = bench.publishUpgrade("  continueOnError: [N/20__Check]\n", MARK);

    // when
    try (StepScene scene = bench.scene(tenant, release)) {
      scene.run(bench.steps());

      // then
      assertThat(statuses(scene)).containsExactly("done", "done", "done", "passed-over");
    }
    assertThat(bench.value(tenant, CITIES)).isEqualTo("Adatum!? Bad! Contoso!");
    assertThat(bench.value(tenant, "select words from tenantry.upgrade_history where words <> ''"))
        .contains("a bad one");
    assertThat(bench.read(tenant).release()).isEqualTo(release);
  }

  @Test
  void companiesAreUpgradedBesideEachOtherWhereDeclared() throws Exception {
    // given
    bench.addCompany(tenant, "Contoso", "Trey");
    int release =
        bench.publishUpgrade(
            PARALLEL,
            Map.of(
                "N/1__Wait.sql",
                "update customer set city = '!'; set local lock_timeout = '30s'; select"
                    + " pg_advisory_xact_lock_shared(4714);"));
    try (Connection stranger = bench.connect(tenant);
        Statement hold = stranger.createStatement();
        StepScene scene = bench.scene(tenant, release)) {
      hold.execute("select pg_advisory_lock(4714)");
      scene.run(bench.check, bench.announce, bench.letGo);

      // when
      CompletableFuture<Void> migration = bench.migrating(scene);

      // then
      await().until(() -> bench.waitingForLock(tenant) == 3);
      hold.execute("select pg_advisory_unlock(4714)");
      migration.get(10, TimeUnit.SECONDS);
    }
    assertThat(bench.value(tenant, CITIES)).isEqualTo("Adatum! Bad! Contoso! Trey!");
  }

  @Test
  void upgradeThatCannotRunInACompanyIsNotPublished() {
    for (String text :
        List.of(
            "update customer set no_such_column = 1;",
            "alter table customer add street text;",
            "update tenantry.stamp set release = 9;",
            "update customer set name = 'x'; commit; update customer set name = 'y';")) {
      assertThatFails(
          "data-upgrade-failed", () -> bench.publishUpgrade(WHOLE, Map.of("N/1__Bad.sql", text)));
    }
    assertThatFails(
        "data-upgrade-failed",
        () ->
            bench.publishUpgrade(
                WHOLE,
                Map.of("N/preconditions/writes.sql", "delete from customer returning number")));
  }

  /** A sync that failed leaves the tenant to be synced again; another test's is at release 1. */
  private void putBack() {
    bench.release.server.jdbi.useHandle(
        handle ->
            handle.execute(
                "update catalog.tenant set schema_state = 'pending', target_release = null"
                    + " where uuid = ?",
                tenant));
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable>
      assertThatFails(String code, ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            PermanentFailureException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @SuppressWarnings("unchecked")
  private static List<String> statuses(StepScene scene) {
    return ((List<CompanyOutcome>) scene.result().get("companies"))
        .stream().flatMap(company -> company.steps().stream()).map(StepOutcome::status).toList();
  }
}
