package io.tenantry.controlplane.lifecycle;

import static io.tenantry.controlplane.lifecycle.TenantCalls.TENANTS;
import static io.tenantry.controlplane.lifecycle.TenantCalls.provision;
import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One call makes a tenant, or leaves nothing but the record of its failure. */
@QuarkusTest
class NewTenantTest {

  @Inject Jdbi jdbi;

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  @Test
  void provisionedTenantIsActiveAndMounted() {
    // given
    String id = freshId();
    String host = id + ".example";

    // when
    ValidatableResponse operation =
        provision(
            """
            {"id": "%s", "displayName": "CRONUS", "hostNames": ["%s"], "companies": ["Northwind"]}
            """
                .formatted(id, host.toUpperCase()));

    // then
    operation
        .statusCode(200)
        .header("Preference-Applied", equalTo("wait=60"))
        .body("type", equalTo("provision"))
        .body("status", equalTo("succeeded"))
        .body("progress", equalTo(100))
        .body("steps.status", everyItem(equalTo("succeeded")))
        .body("result.unacknowledged", hasSize(0))
        .body("error", nullValue());
    asAdmin()
        .get(TENANTS + "/" + id.toUpperCase())
        .then()
        .statusCode(200)
        .header("ETag", notNullValue())
        .body("id", equalTo(id))
        .body("lifecycle", equalTo("active"))
        .body("schema", equalTo("current"))
        .body("mounted", equalTo(true))
        .body("hostNames", contains(host.toLowerCase()))
        .body("defaultCompany", equalTo("Northwind"))
        .body("databaseServer", equalTo("db-1"))
        .body("runningOperation", nullValue());
  }

  @Test
  void reasonOfANewTenantStandsInItsTrail() {
    // given
    String id = freshId();

    // when
    sending(Tokens.admin(), "{\"id\": \"%s\"}".formatted(id))
        .header("Prefer", "wait=60")
        .queryParam("reason", "contract-4711")
        .post(TENANTS)
        .then()
        .statusCode(200)
        .body("reason", equalTo("contract-4711"));

    // then
    asAdmin()
        .get(TENANTS + "/" + id + "/audit")
        .then()
        .body("items.find { it.action == 'provision' }.detail.reason", equalTo("contract-4711"));
    sending(Tokens.admin(), "{\"id\": \"%s\"}".formatted(freshId()))
        .queryParam("reason", "x".repeat(501))
        .post(TENANTS)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("reason"));
  }

  @Test
  void acceptedOperationIsFoundAtItsLocation() {
    // when
    Response accepted = sending(Tokens.operator(), "{\"id\":\"" + freshId() + "\"}").post(TENANTS);

    // then
    accepted.then().statusCode(202).header("Location", notNullValue());
    asAdmin()
        .header("Prefer", "wait=60")
        .get(accepted.header("Location"))
        .then()
        .statusCode(200)
        .body("status", equalTo("succeeded"))
        .body("createdBy", equalTo("platform-operator"));
  }

  @Test
  @Timeout(30)
  void tenantEntersWhileAnotherChangeOfTheCatalogIsBeingMade() throws Exception {
    try (Handle another = jdbi.open()) {
      // given: whoever takes a version has to wait
      another.getConnection().setAutoCommit(false);
      another.createQuery("select catalog.next_version()").mapTo(Long.class).one();

      // when
      Future<Response> entering =
          CompletableFuture.supplyAsync(
              () -> sending(Tokens.admin(), "{\"id\":\"" + freshId() + "\"}").post(TENANTS));

      // then
      assertThat(entering.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
      another.getConnection().rollback();
      another.getConnection().setAutoCommit(true);
    }
  }

  @Test
  void dryRunOfAProvisioningChecksEverythingAndMakesNothing() {
    // given
    String id = freshId();
    String body = "{\"id\": \"%s\", \"companies\": [\"CRONUS\"]}".formatted(id);
    // when, then
    sending(Tokens.admin(), body)
        .post(TENANTS + "?dryRun=true")
        .then()
        .statusCode(200)
        .body("action", equalTo("provision"))
        .body("steps", hasItems("database"));
    asAdmin().get(TENANTS + "/" + id).then().statusCode(404);
    // given
    sending(Tokens.admin(), body).header("Prefer", "wait=60").post(TENANTS).then().statusCode(200);
    // when, then
    sending(Tokens.admin(), body)
        .post(TENANTS + "?dryRun=true")
        .then()
        .statusCode(409)
        .body("code", equalTo("tenant-exists"));
  }

  @Test
  void failedCreationLeavesNothingButItsOperation() {
    // given: a role of the tenant's name cannot be made twice
    String id = freshId();
    int placed = placed();
    jdbi.useHandle(
        h -> h.execute("update application.template set database_name = 'gone_' || database_name"));

    // when
    ValidatableResponse operation = provision("{\"id\":\"" + id + "\"}");
    jdbi.useHandle(
        h -> h.execute("update application.template set database_name = substr(database_name, 6)"));

    // then
    operation
        .statusCode(200)
        .body("status", equalTo("failed"))
        .body("error.code", notNullValue())
        .body("error.step", equalTo("database"));
    asAdmin().get(TENANTS + "/" + id).then().statusCode(404);
    assertThat(placed()).isEqualTo(placed);
    provision("{\"id\":\"" + id + "\"}").statusCode(200).body("status", equalTo("succeeded"));
  }

  @Test
  void sameKeyIsTheSameOperation() {
    // given
    String key = UUID.randomUUID().toString();
    String body = "{\"id\":\"" + freshId() + "\"}";

    // when
    String first = withKey(key, body).path("id");
    String second = withKey(key, body).path("id");

    // then
    assertThat(first).isNotNull().isEqualTo(second);
    withKey(key, "{\"id\":\"" + freshId() + "\"}")
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency-key-reused"));
  }

  @Test
  void unknownServerIsNamed() {
    sending(Tokens.admin(), "{\"id\":\"" + freshId() + "\",\"databaseServer\":\"db-9\"}")
        .post(TENANTS)
        .then()
        .statusCode(400)
        .body("errors.field", contains("databaseServer"));
  }

  @Test
  void credentialThatNobodyMadeIsGone() {
    String operation = provision("{\"id\":\"" + freshId() + "\"}").extract().path("id");

    asAdmin()
        .post("/api/v1/operations/" + operation + "/credential")
        .then()
        .statusCode(404)
        .body("code", equalTo("credential-gone"));
  }

  private static Response withKey(String key, String body) {
    return sending(Tokens.admin(), body).header("Idempotency-Key", key).post(TENANTS);
  }

  private int placed() {
    return jdbi.withHandle(
        h ->
            h.createQuery("select placed from catalog.database_server where id = 'db-1'")
                .mapTo(Integer.class)
                .one());
  }
}
