package io.tenantry.controlplane.rollout;

import static io.tenantry.controlplane.rollout.RolloutScene.NEXT;
import static io.tenantry.controlplane.rollout.RolloutScene.TENANTS;
import static io.tenantry.controlplane.rollout.RolloutScene.awaitStatus;
import static io.tenantry.controlplane.rollout.RolloutScene.begin;
import static io.tenantry.controlplane.rollout.RolloutScene.provision;
import static io.tenantry.controlplane.rollout.RolloutScene.publish;
import static io.tenantry.controlplane.rollout.RolloutScene.tenant;
import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.controlplane.release.Packages;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a rollout does to a tenant stands in the tenant's own trail. */
@QuarkusTest
@Timeout(300)
class RolloutTrailTest {

  @Inject Jdbi jdbi;
  private final String ring = "r" + UUID.randomUUID().toString().substring(0, 8);
  private String tenant;

  @BeforeEach
  void provisionOneTenant() {
    ReadyForTenants.prepare();
    tenant = provision(ring);
  }

  @AfterEach
  void forgetRelease() {
    jdbi.useHandle(handle -> handle.execute("delete from catalog.rollout"));
    ReadyForTenants.forget(jdbi, NEXT);
  }

  @Test
  void syncIsInTheTrailFromItsAcceptanceToItsEnd() {
    // given
    publish("alter table business.customer add city text;");

    // when
    String rollout = rollOut("succeeded");

    // then
    assertThat(trail(tenant))
        .containsExactly(
            "sync accepted by platform-admin: rollout " + rollout + ": city",
            "pending 1 to syncing 1 by platform-admin: rollout " + rollout + ": city",
            "syncing 1 to current 8 by platform-admin: rollout " + rollout + ": city");
  }

  @Test
  void syncThatFailsIsInTheTrailWithTheReason() {
    // given
    publish(
        "do $$ begin if exists (select from tenantry.company) then raise 'no'; end if; end $$;");

    // when
    String rollout = rollOut("failed");

    // then
    String operation = tenant(rollout, tenant, "operation");
    assertThat(trail(tenant))
        .containsExactly(
            "sync accepted by platform-admin: rollout " + rollout + ": city",
            "pending 1 to syncing 1 by platform-admin: rollout " + rollout + ": city",
            "syncing 1 to failed 1 by platform-admin: the sync to release 8 failed: operation "
                + operation);
  }

  @Test
  void moveInTheCatalogAloneIsInTheTrailOfEveryTenant() {
    // given
    String other = provision(ring);
    asAdmin()
        .header("Prefer", "wait=60")
        .contentType("application/zip")
        .body(Packages.reporting(NEXT).zip())
        .post("/api/v1/application/releases")
        .then()
        .body("status", equalTo("succeeded"));

    // when
    String rollout = rollOut("succeeded");

    // then
    String line = "pending 1 to current 8 by platform-admin: rollout " + rollout + ": city";
    assertThat(trail(tenant)).containsExactly(line);
    assertThat(trail(other)).containsExactly(line);
  }

  private String rollOut(String status) {
    String rollout = begin("\"rings\":[\"" + ring + "\"],\"reason\":\"city\"");
    awaitStatus(rollout, status);
    return rollout;
  }

  /** What was done to the tenant for a reason, oldest first. */
  private static List<String> trail(String tenant) {
    List<Map<String, Object>> lines =
        asAdmin().get(TENANTS + "/" + tenant + "/audit?limit=100").path("items");
    List<String> told = new ArrayList<>();
    for (Map<String, Object> line : lines) {
      Map<?, ?> detail = (Map<?, ?>) line.get("detail");
      if (detail.get("reason") != null) {
        told.add(0, what(line, detail) + " by " + line.get("actor") + ": " + detail.get("reason"));
      }
    }
    return told;
  }

  private static String what(Map<String, Object> line, Map<?, ?> detail) {
    return line.get("action").equals("state-changed")
        ? point(detail.get("from")) + " to " + point(detail.get("to"))
        : line.get("action") + " " + line.get("outcome");
  }

  private static String point(Object state) {
    Map<?, ?> facts = (Map<?, ?>) state;
    assertThat(facts.get("lifecycle")).isEqualTo("active");
    assertThat(facts.get("mounted")).isEqualTo(true);
    return facts.get("schema") + " " + facts.get("release");
  }
}
