package io.tenantry.controlplane.rollout;

import static io.tenantry.controlplane.rollout.RolloutScene.NEXT;
import static io.tenantry.controlplane.rollout.RolloutScene.TENANTS;
import static io.tenantry.controlplane.rollout.RolloutScene.act;
import static io.tenantry.controlplane.rollout.RolloutScene.awaitStatus;
import static io.tenantry.controlplane.rollout.RolloutScene.awaitTenant;
import static io.tenantry.controlplane.rollout.RolloutScene.begin;
import static io.tenantry.controlplane.rollout.RolloutScene.fingerprint;
import static io.tenantry.controlplane.rollout.RolloutScene.provision;
import static io.tenantry.controlplane.rollout.RolloutScene.publish;
import static io.tenantry.controlplane.rollout.RolloutScene.release;
import static io.tenantry.controlplane.rollout.RolloutScene.tenant;
import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.util.PGInterval;

/** Tenants with update windows, in rollouts. */
@QuarkusTest
@Timeout(300)
class RolloutWindowTest {

  @Inject Jdbi jdbi;
  private final String ring = "w" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  /** Other tests count on release 1 to be the newest. */
  @AfterEach
  void forgetRelease() {
    jdbi.useHandle(handle -> handle.execute("delete from catalog.rollout"));
    ReadyForTenants.forget(jdbi, NEXT);
  }

  @Test
  void tenantOutsideItsWindowWaitsForItWhileOthersAreSynced() {
    // given
    String free = provision(ring);
    String windowed = provision(ring);
    String opens = setWindow(windowed, LocalTime.now(ZoneOffset.UTC).plusHours(12));
    publish("alter table business.customer add city text;");

    // when
    String rollout = begin("\"rings\":[\"" + ring + "\"]");
    awaitTenant(rollout, free, "succeeded");

    // then
    assertThat(release(windowed)).isEqualTo(1);
    assertThat(tenant(rollout, windowed, "status")).isEqualTo("waiting");
    assertThat(tenant(rollout, windowed, "notBefore")).isEqualTo(opens);
    assertThat(told(windowed)).isEqualTo(opens + " for 8 h");
    assertThat(told(free)).isEmpty();

    // and: a tenant whose window was taken away is synced at once
    asAdmin().delete(TENANTS + "/" + windowed + "/update-window").then().statusCode(204);
    awaitStatus(rollout, "succeeded");
    assertThat(release(windowed)).isEqualTo(NEXT);
    awaitTold(windowed, "");
  }

  @Test
  void tenantIsToldOfAnUpdateAsLongAsItIsPlanned() {
    // given
    String windowed = provision(ring);
    String opens = setWindow(windowed, LocalTime.now(ZoneOffset.UTC).plusHours(12));
    publish("alter table business.customer add city text;");
    long before = version(windowed);

    // when
    String rollout = begin("\"rings\":[\"" + ring + "\"]");
    awaitTold(windowed, opens + " for 8 h");

    // then: instances are told by the version
    assertThat(version(windowed)).isGreaterThan(before);
    String later = setWindow(windowed, LocalTime.now(ZoneOffset.UTC).plusHours(14));
    awaitTold(windowed, later + " for 8 h");
    act(rollout, "pause", 200);
    awaitTold(windowed, "");
    long paused = version(windowed);
    act(rollout, "resume", 200);
    awaitTold(windowed, later + " for 8 h");
    assertThat(version(windowed)).isGreaterThan(paused);
    act(rollout, "cancel", 200);
    awaitTold(windowed, "");
  }

  @Test
  void whatCannotWaitIgnoresWindows() {
    String windowed = provision(ring);
    setWindow(windowed, LocalTime.now(ZoneOffset.UTC).plusHours(12));
    publish("alter table business.customer add city text;");

    String rollout = begin("\"rings\":[\"" + ring + "\"],\"windows\":\"ignore\"");
    awaitStatus(rollout, "succeeded");

    assertThat(release(windowed)).isEqualTo(NEXT);
  }

  @Test
  void syncThatIsNotDoneWhenTheWindowClosesIsRolledBackAndComesAgainAWeekLater() throws Exception {
    // given: a window that closes in a few seconds, and a script that takes longer
    String tenant = provision(ring);
    String before = fingerprint(tenant);
    setWindow(tenant, LocalTime.now(ZoneOffset.UTC));
    publish(
        "alter table business.customer add city text;"
            + " do $$ begin if exists (select from tenantry.company) then"
            + " perform pg_sleep(60); end if; end $$;");
    Instant closes = Instant.now().plusSeconds(5);
    jdbi.useHandle(
        h ->
            h.execute(
                "update catalog.update_window set opens = ?, changed_at = now()"
                    + " where tenant_uuid = (select uuid from catalog.tenant where tenant_id = ?)",
                LocalTime.ofInstant(closes.minus(Duration.ofHours(8)), ZoneOffset.UTC),
                tenant));

    // when
    String rollout = begin("\"rings\":[\"" + ring + "\"]");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> tenant(rollout, tenant, "error.code") != null);

    // then
    assertThat(tenant(rollout, tenant, "error.code")).isEqualTo("update-window-closed");
    assertThat(tenant(rollout, tenant, "status")).isEqualTo("waiting");
    assertThat(Instant.parse(tenant(rollout, tenant, "notBefore")))
        .isCloseTo(closes.minus(Duration.ofHours(8)).plus(Duration.ofDays(7)), within(1, SECONDS));
    assertThat(release(tenant)).isEqualTo(1);
    assertThat(fingerprint(tenant)).isEqualTo(before);
    awaitTold(tenant, tenant(rollout, tenant, "notBefore") + " for 8 h");
  }

  @Test
  void windowIsSetReadAndTakenAway() {
    String tenant = provision(ring);
    String window = TENANTS + "/" + tenant + "/update-window";
    asAdmin().get(window).then().statusCode(404).body("code", equalTo("unknown-update-window"));

    sending(Tokens.operator(), "{\"from\":\"22:00\",\"hours\":8,\"days\":[\"sunday\"]}")
        .put(window)
        .then()
        .statusCode(200)
        .body("days", contains("sunday"))
        .body("timeZone", equalTo("UTC"));

    asAdmin().get(window).then().statusCode(200).body("from", equalTo("22:00"));
    for (String wrong :
        List.of(
            "{\"hours\":8}",
            "{\"from\":\"24:00\",\"hours\":8}",
            "{\"from\":\"22:00\",\"hours\":5}",
            "{\"from\":\"22:00\",\"hours\":8,\"days\":[]}",
            "{\"from\":\"22:00\",\"hours\":8,\"days\":[\"sunday\",\"sunday\"]}",
            "{\"from\":\"22:00\",\"hours\":8,\"days\":[\"someday\"]}")) {
      sending(Tokens.operator(), wrong)
          .put(window)
          .then()
          .statusCode(400)
          .body("code", equalTo("validation-failed"));
    }
    sending(Tokens.viewer(), "{\"from\":\"22:00\",\"hours\":8}").put(window).then().statusCode(403);
    asAdmin().delete(window).then().statusCode(204);
    asAdmin().delete(window).then().statusCode(404);
  }

  private void awaitTold(String tenant, String told) {
    await().atMost(Duration.ofSeconds(90)).until(() -> told(tenant).equals(told));
  }

  /** What instances know of the tenant's next update; empty if nothing. */
  private String told(String tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select update_opens, update_closes - update_opens from catalog.mounts_v1
                     where tenant_id = :tenant and update_opens is not null
                    """)
                .bind("tenant", tenant)
                .map(
                    (row, context) ->
                        "%s for %d h"
                            .formatted(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                row.getObject(2, PGInterval.class).getHours()))
                .findOne()
                .orElse(""));
  }

  /** By which instances find out that something of the tenant has changed. */
  private long version(String tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select version from catalog.mounts_v1 where tenant_id = :tenant")
                .bind("tenant", tenant)
                .mapTo(Long.class)
                .one());
  }

  /** Returns when it opens next. */
  private static String setWindow(String tenant, LocalTime from) {
    String body = "{\"from\":\"%s\",\"hours\":8}".formatted(from.truncatedTo(MINUTES));
    Response set = sending(Tokens.admin(), body).put(TENANTS + "/" + tenant + "/update-window");
    set.then().statusCode(200);
    return set.path("opens");
  }
}
