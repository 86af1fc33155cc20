package io.tenantry.controlplane.lifecycle;

import static io.tenantry.controlplane.lifecycle.TenantCalls.TENANTS;
import static io.tenantry.controlplane.lifecycle.TenantCalls.get;
import static io.tenantry.controlplane.lifecycle.TenantCalls.provisioned;
import static io.tenantry.controlplane.lifecycle.TenantCalls.succeed;
import static io.tenantry.controlplane.lifecycle.TenantCalls.waiting;
import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PropertyChangesTest {

  @Inject Jdbi jdbi;

  private final UUID instance = UUID.randomUUID();

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  @AfterEach
  void stopInstance() {
    jdbi.useHandle(h -> h.execute("select catalog.deregister_instance(?)", instance));
  }

  @Test
  void changedPropertiesHoldWithoutADismount() {
    // given
    String id = provisioned();
    // when
    succeed(
            patch(
                id,
                """
                {"displayName": "CRONUS International", "timeZone": "Europe/Berlin", "ring": "early",
                 "environment": "sandbox", "trialEndsAt": "2099-01-01T00:00:00Z"}
                """))
        .body("type", equalTo("change"))
        .body("params.changes.timeZone.from", equalTo("UTC"))
        .body("params.changes.timeZone.to", equalTo("Europe/Berlin"));
    // then
    get(id)
        .body("displayName", equalTo("CRONUS International"))
        .body("timeZone", equalTo("Europe/Berlin"))
        .body("ring", equalTo("early"))
        .body("environment", equalTo("sandbox"))
        .body("hostNames", contains(id + ".example"))
        .body("mounted", equalTo(true));
    // when, then: null gives the default again
    succeed(patch(id, "{\"timeZone\": null, \"trialEndsAt\": null}"));
    get(id).body("timeZone", equalTo("UTC")).body("trialEndsAt", nullValue());
  }

  @Test
  void everyBrokenRuleOfAPatchIsNamedAndNothingChanges() {
    // given
    String id = provisioned();
    int version = get(id).extract().path("version");
    // when, then
    patch(id, "{\"uuid\": \"1\", \"databaseServer\": \"db-2\"}")
        .statusCode(400)
        .body("errors.field", containsInAnyOrder("uuid", "databaseServer"));
    patch(id, "{\"plan\": \"no-such-plan\", \"timeZone\": \"Mars\"}")
        .statusCode(400)
        .body("errors.field", containsInAnyOrder("plan", "timeZone"));
    patch(id, "{\"defaultCompany\": \"Nobody\"}")
        .statusCode(400)
        .body("errors.field", contains("defaultCompany"));
    get(id).body("version", equalTo(version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"environment\": \"production\"}", "{\"environment\": null}"})
  void sandboxNeverBecomesProduction(String wish) {
    // given
    String id = provisioned();
    succeed(patch(id, "{\"environment\": \"sandbox\"}"));
    // when, then: the default is production, too
    patch(id, wish)
        .statusCode(400)
        .body("code", equalTo("validation-failed"))
        .body("errors.field", contains("environment"));
    get(id).body("environment", equalTo("sandbox"));
  }

  @Test
  void changeOfAnOutdatedTenantIsRefused() {
    // given
    String id = provisioned();
    String tag = asAdmin().get(TENANTS + "/" + id).header("ETag");
    succeed(patch(id, "{\"ring\": \"early\"}"));
    // when, then
    waiting("{\"ring\": \"late\"}")
        .header("If-Match", tag)
        .patch(TENANTS + "/" + id)
        .then()
        .statusCode(412)
        .body("code", equalTo("version-mismatch"));
    get(id).body("ring", equalTo("early"));
  }

  @Test
  void dryRunOfAPatchChecksEverythingAndChangesNothing() {
    // given
    String id = provisioned();
    String other = provisioned();
    // when, then
    waiting("{\"hostNames\": [\"%s.example\"]}".formatted(other))
        .patch(TENANTS + "/" + id + "?dryRun=true")
        .then()
        .statusCode(409)
        .body("code", equalTo("host-name-taken"));
    waiting("{\"ring\": \"early\"}")
        .patch(TENANTS + "/" + id + "?dryRun=true")
        .then()
        .statusCode(200)
        .body("action", equalTo("change"));
    get(id).body("ring", equalTo("all")).body("hostNames", contains(id + ".example"));
  }

  @Test
  void hostNamesComeAndGoAtRunTime() {
    // given
    String id = provisioned();
    String host = "shop." + id + ".example";
    // when
    succeed(addHost(id, host.toUpperCase()));
    // then
    hosts(id).body("items.hostName", contains(id + ".example", host));
    // when
    succeed(removeHost(id, host));
    // then
    hosts(id).body("items.hostName", not(hasItem(host)));
    removeHost(id, host).statusCode(404).body("code", equalTo("unknown-host-name"));
  }

  @Test
  void hostNameIsOneTenants() {
    // given
    String id = provisioned();
    String other = provisioned();
    // when, then
    addHost(other, id + ".example").statusCode(409).body("code", equalTo("host-name-taken"));
    addHost(other, id + ".tenantry.localhost")
        .statusCode(409)
        .body("code", equalTo("host-name-reserved"));
    addHost(other, "not a name").statusCode(400).body("errors.field", contains("hostName"));
    hosts(other).body("items.hostName", contains(other + ".example"));
  }

  @Test
  void hostNamePassesToAnotherTenantOnlyWhenNoInstanceIsSilent() {
    // given: an instance that fell silent before the name was given up
    String id = provisioned();
    String other = provisioned();
    String host = id + ".example";
    registerSilentInstance();
    succeed(removeHost(id, host)).body("result.unacknowledged", contains("silent"));
    // when, then
    addHost(other, host)
        .statusCode(409)
        .body("code", equalTo("instances-silent"))
        .body("instances", contains("silent"));
    hosts(other).body("items.hostName", contains(other + ".example"));
    // when: its tenant may have it back at any time
    succeed(addHost(id, host));
    succeed(removeHost(id, host));
    // when: the instance is gone for good
    stopInstance();
    // then
    succeed(addHost(other, host));
  }

  private void registerSilentInstance() {
    jdbi.useHandle(
        h -> {
          h.execute("select catalog.register_instance(?, 'silent', 1, 1)", instance);
          h.execute(
              "update catalog.instance set heartbeat_at = now() - interval '1 min' where id = ?",
              instance);
        });
  }

  private static ValidatableResponse patch(String id, String body) {
    return waiting(body)
        .contentType("application/merge-patch+json")
        .patch(TENANTS + "/" + id)
        .then();
  }

  private static ValidatableResponse hosts(String id) {
    return asAdmin().get(TENANTS + "/" + id + "/hostNames").then().statusCode(200);
  }

  private static ValidatableResponse addHost(String id, String host) {
    return waiting("{\"hostName\": \"%s\"}".formatted(host))
        .post(TENANTS + "/" + id + "/hostNames")
        .then();
  }

  private static ValidatableResponse removeHost(String id, String host) {
    return asAdmin()
        .header("Prefer", "wait=60")
        .delete(TENANTS + "/" + id + "/hostNames/" + host)
        .then();
  }
}
