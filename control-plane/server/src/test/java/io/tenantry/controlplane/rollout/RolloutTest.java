package io.tenantry.controlplane.rollout;

import static io.tenantry.controlplane.rollout.RolloutScene.FULL;
import static io.tenantry.controlplane.rollout.RolloutScene.NEXT;
import static io.tenantry.controlplane.rollout.RolloutScene.ROLLOUTS;
import static io.tenantry.controlplane.rollout.RolloutScene.TENANTS;
import static io.tenantry.controlplane.rollout.RolloutScene.act;
import static io.tenantry.controlplane.rollout.RolloutScene.awaitStatus;
import static io.tenantry.controlplane.rollout.RolloutScene.begin;
import static io.tenantry.controlplane.rollout.RolloutScene.connect;
import static io.tenantry.controlplane.rollout.RolloutScene.error;
import static io.tenantry.controlplane.rollout.RolloutScene.fingerprint;
import static io.tenantry.controlplane.rollout.RolloutScene.inDatabase;
import static io.tenantry.controlplane.rollout.RolloutScene.provision;
import static io.tenantry.controlplane.rollout.RolloutScene.publish;
import static io.tenantry.controlplane.rollout.RolloutScene.release;
import static io.tenantry.controlplane.rollout.RolloutScene.tenant;
import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.controlplane.release.Packages;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Small in every build; with {@code -Pproof} at the sizes that are promised. */
@QuarkusTest
@Timeout(900)
class RolloutTest {

  @Inject Jdbi jdbi;
  private final String canary = "c" + UUID.randomUUID().toString().substring(0, 8);
  private final String rest = "r" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
    jdbi.useHandle(h -> h.execute("update catalog.database_server set capacity = 1000"));
  }

  /** Other tests count on release 1 to be the newest. */
  @AfterEach
  void forgetRelease() {
    jdbi.useHandle(
        handle -> {
          handle.execute("delete from catalog.rollout");
          handle.execute("delete from catalog.tenant where database_name like 'nowhere_%'");
        });
    ReadyForTenants.forget(jdbi, NEXT);
  }

  @Test
  void poisonedTenantsFailWithReasonsAndStopNoOther() throws Exception {
    // given
    int size = FULL ? 200 : 5;
    List<String> tenants = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      tenants.add(provision(i == 0 ? canary : rest));
    }
    publish(
        "alter table business.customer add city text;"
            + " alter table business.customer add check (name <> 'Poison');");
    String violating = tenants.get(1);
    String locked = tenants.get(2);
    inDatabase(
        violating,
        "insert into business.customer (company_id, number, name)"
            + " select id, 'C-1', 'Poison' from tenantry.company");
    Map<String, String> before =
        Map.of(violating, fingerprint(violating), locked, fingerprint(locked));

    try (Connection stranger = connect(locked);
        Statement hold = stranger.createStatement()) {
      stranger.setAutoCommit(false);
      hold.execute("lock table business.customer in access exclusive mode");

      // when
      String rollout = begin("\"rings\":[\"" + canary + "\",\"" + rest + "\"],\"parallelism\":2");
      awaitStatus(rollout, "failed");

      // then
      asAdmin()
          .get(ROLLOUTS + "/" + rollout)
          .then()
          .body("progress", equalTo(100))
          .body("tenants.succeeded", equalTo(size - 2))
          .body("tenants.failed", equalTo(2));
      assertThat(error(rollout, violating)).isEqualTo("schema-script-failed");
      assertThat(error(rollout, locked)).isEqualTo("lock-timeout");
      stranger.rollback();
      assertFingerprints(tenants, before);

      // and: only those that failed are tried again
      inDatabase(violating, "delete from business.customer");
      sending(Tokens.operator(), "{}")
          .post(ROLLOUTS + "/" + rollout + "/retry-failed")
          .then()
          .statusCode(200);
      awaitStatus(rollout, "succeeded");
      assertFingerprints(tenants, Map.of());
    }
  }

  @Test
  void ringsTakeTheirTurnAndTooManyFailuresHalt() {
    // given
    String first = provision(canary);
    String second = provision(rest);
    publish(
        "do $$ begin if exists (select from tenantry.company) then raise 'no'; end if; end $$;");

    // when
    String rollout =
        begin("\"rings\":[\"" + canary + "\",\"" + rest + "\"],\"haltAfterFailures\":1");
    awaitStatus(rollout, "halted");

    // then
    assertThat(release(second)).isEqualTo(1);
    asAdmin()
        .get(TENANTS + "/" + first)
        .then()
        .body("schema", equalTo("failed"))
        .body("mounted", equalTo(true));
    asAdmin()
        .get(ROLLOUTS + "/" + rollout + "/tenants?status=waiting")
        .then()
        .body("items.id", contains(second));
    act(rollout, "pause", 409);
    act(rollout, "cancel", 200);
    act(rollout, "resume", 409);
    asAdmin()
        .get(ROLLOUTS + "/" + rollout)
        .then()
        .body("status", equalTo("canceled"))
        .body("tenants.skipped", equalTo(1));
  }

  @Test
  void pausedRolloutBeginsNothingUntilItIsResumed() {
    // given
    String tenant = provision(rest);
    publish("alter table business.customer add city text;");
    occupy(tenant);
    String rollout = begin("\"rings\":[\"" + rest + "\"]");

    // when
    act(rollout, "pause", 200);
    free(tenant);

    // then
    asAdmin().get(ROLLOUTS + "/" + rollout).then().body("status", equalTo("paused"));
    assertThat(release(tenant)).isEqualTo(1);
    act(rollout, "resume", 200);
    awaitStatus(rollout, "succeeded");
    assertThat(release(tenant)).isEqualTo(NEXT);
  }

  @Test
  void whoIsAtTheReleaseIsConfirmedFromTheCatalogAlone() {
    // given: tenants whose databases do not exist
    int size = FULL ? 10_000 : 300;
    catalogued(size);
    int operations = operations();

    // when
    long began = System.nanoTime();
    String rollout = begin("\"release\":1,\"rings\":[\"" + rest + "\"]");
    awaitStatus(rollout, "succeeded");
    Duration took = Duration.ofNanos(System.nanoTime() - began);

    // then
    asAdmin().get(ROLLOUTS + "/" + rollout).then().body("tenants.unchanged", equalTo(size));
    assertThat(operations()).isEqualTo(operations);
    assertThat(took).isLessThan(Duration.ofSeconds(FULL ? 2 : 10));
  }

  @Test
  void releaseWithTheSameScriptsMovesTenantsInTheCatalogAlone() {
    // given: tenants whose databases do not exist
    int size = FULL ? 10_000 : 3_000;
    catalogued(size);
    asAdmin()
        .header("Prefer", "wait=60")
        .contentType("application/zip")
        .body(Packages.reporting(NEXT).zip())
        .post("/api/v1/application/releases")
        .then()
        .body("status", equalTo("succeeded"));
    int operations = operations();

    // when
    long began = System.nanoTime();
    String rollout = begin("\"rings\":[\"" + rest + "\"]");
    awaitStatus(rollout, "succeeded");
    Duration took = Duration.ofNanos(System.nanoTime() - began);

    // then
    asAdmin().get(ROLLOUTS + "/" + rollout).then().body("tenants.succeeded", equalTo(size));
    assertThat(operations()).isEqualTo(operations);
    assertThat(took).isLessThan(Duration.ofSeconds(FULL ? 2 : 10));
  }

  @Test
  void whatCannotBeBegunIsSaid() {
    sending(Tokens.admin(), "{\"mode\":\"force\"}")
        .post(ROLLOUTS)
        .then()
        .statusCode(409)
        .body("code", equalTo("backup-required"));
    for (String body :
        List.of(
            "{\"rings\":[]}",
            "{\"rings\":[\"A B\"]}",
            "{\"parallelism\":0}",
            "{\"haltAfterFailures\":0}",
            "{\"mode\":\"x\"}",
            "{\"windows\":\"x\"}",
            "{\"release\":-1}")) {
      sending(Tokens.admin(), body).post(ROLLOUTS).then().statusCode(400);
    }
    sending(Tokens.admin(), "{\"release\":99}").post(ROLLOUTS).then().statusCode(404);
    sending(Tokens.viewer(), "{}").post(ROLLOUTS).then().statusCode(403);
    asAdmin().get(ROLLOUTS + "/x").then().statusCode(404).body("code", equalTo("unknown-rollout"));
    sending(Tokens.admin(), "{\"dryRun\":true}").post(ROLLOUTS).then().statusCode(200);
    asAdmin().get(ROLLOUTS).then().statusCode(200).body("items.size()", equalTo(0));
  }

  /** Rows of tenants at release 1, without databases. */
  private void catalogued(int size) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into catalog.tenant
                  (uuid, tenant_id, display_name, ring, plan, lifecycle, schema_state, mounted,
                   database_server, database_name, release, app_login, report_login, migrate_login,
                   version)
                select u, 'x-' || u, 'x', ?, 'standard', 'active', 'current', true, 'db-1',
                       'nowhere_' || u, 1, 'a', 'r', 'm', (select number from catalog.version)
                  from (select gen_random_uuid() as u from generate_series(1, ?)) fresh
                """,
                rest,
                size));
  }

  /** An operation that nobody runs keeps the tenant busy. */
  private void occupy(String tenant) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "insert into catalog.operation (id, type, tenant_uuid, created_by, reason)"
                    + " select gen_random_uuid(), 'mount', uuid, 'test', 'busy' from catalog.tenant"
                    + " where tenant_id = ?",
                tenant));
  }

  private void free(String tenant) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update catalog.operation set status = 'canceled', finished_at = now()"
                    + " where finished_at is null and tenant_uuid ="
                    + " (select uuid from catalog.tenant where tenant_id = ?)",
                tenant));
  }

  private int operations() {
    return jdbi.withHandle(
        h -> h.createQuery("select count(*) from catalog.operation").mapTo(Integer.class).one());
  }

  /** Those that failed are as they were, all others as the release is. */
  private void assertFingerprints(List<String> tenants, Map<String, String> failed)
      throws Exception {
    String goal =
        jdbi.withHandle(
            h ->
                h.createQuery(
                        "select distinct fingerprint from application.template where release ="
                            + " :next")
                    .bind("next", NEXT)
                    .mapTo(String.class)
                    .one());
    for (String tenant : tenants) {
      assertThat(fingerprint(tenant)).isEqualTo(failed.getOrDefault(tenant, goal));
    }
  }
}
