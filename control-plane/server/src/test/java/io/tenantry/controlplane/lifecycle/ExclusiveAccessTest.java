package io.tenantry.controlplane.lifecycle;

import static io.tenantry.controlplane.lifecycle.TenantCalls.TENANTS;
import static io.tenantry.controlplane.lifecycle.TenantCalls.act;
import static io.tenantry.controlplane.lifecycle.TenantCalls.get;
import static io.tenantry.controlplane.lifecycle.TenantCalls.provisioned;
import static io.tenantry.controlplane.lifecycle.TenantCalls.succeed;
import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExclusiveAccessTest {

  @Inject Jdbi jdbi;
  @Inject LifecycleSweep sweep;

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  @Test
  void usersAreOutUntilTheTicketIsGivenBack() {
    // given
    String id = provisioned();
    // when
    String ticket =
        succeed(id, "exclusive-access", "{\"minutes\": 5}").extract().path("result.ticket");
    // then
    assertThat(shownToInstances(id)).isTrue();
    get(id).body("exclusiveUntil", notNullValue()).body("mounted", equalTo(true));
    // when
    succeed(giveBack(id, ticket));
    // then
    assertThat(shownToInstances(id)).isFalse();
    get(id).body("exclusiveUntil", nullValue());
  }

  @Test
  void everyChangeNamesTheTicket() {
    // given
    String id = provisioned();
    String ticket =
        succeed(id, "exclusive-access", "{\"minutes\": 5}").extract().path("result.ticket");
    // when, then
    act(id, "suspend", "{}")
        .statusCode(409)
        .body("code", equalTo("exclusive-access"))
        .body("holder", equalTo("platform-admin"));
    act(id, "sync", "{}").statusCode(409).body("code", equalTo("exclusive-access"));
    act(id, "exclusive-access", "{}").statusCode(409).body("code", equalTo("exclusive-access"));
    giveBack(id, "00000000-0000-0000-0000-000000000000").statusCode(409);
    succeed(id, "suspend", "{\"ticket\": \"%s\"}".formatted(ticket));
  }

  @Test
  void ticketExpires() {
    // given
    String id = provisioned();
    succeed(id, "exclusive-access", "{\"minutes\": 5}");
    // when
    jdbi.useHandle(
        h ->
            h.execute(
                "update catalog.exclusive_access set expires_at = now() where tenant_uuid = ?",
                TenantCalls.uuid(id)));
    sweep.run();
    // then
    await().until(() -> get(id).extract().path("exclusiveUntil") == null);
    await().until(() -> get(id).extract().path("runningOperation") == null);
    succeed(id, "suspend", "{}");
  }

  @Test
  void nobodyGivesBackWhatNobodyHas() {
    String id = provisioned();
    asAdmin()
        .delete(TENANTS + "/" + id + "/exclusive-access")
        .then()
        .statusCode(409)
        .body("code", equalTo("illegal-transition"));
    act(id, "exclusive-access", "{\"minutes\": 100000}")
        .statusCode(400)
        .body("errors.field", contains("minutes"));
  }

  private boolean shownToInstances(String id) {
    return jdbi.withHandle(
        h ->
            h.createQuery("select exclusive_access from catalog.mounts_v1 where tenant_id = :id")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
  }

  private static ValidatableResponse giveBack(String id, String ticket) {
    return asAdmin()
        .header("Prefer", "wait=60")
        .delete(TENANTS + "/" + id + "/exclusive-access?ticket=" + ticket)
        .then();
  }
}
