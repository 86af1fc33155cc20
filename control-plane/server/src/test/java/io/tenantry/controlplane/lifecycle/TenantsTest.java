package io.tenantry.controlplane.lifecycle;

import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
class TenantsTest {

  private static final String TENANTS = "/api/v1/tenants";
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
  void tenantIdIsTakenInAnyCase() {
    // given
    String id = freshId();
    provision("{\"id\":\"" + id + "\"}").statusCode(200);

    // when, then
    sending(Tokens.admin(), "{\"id\":\"" + id.toUpperCase() + "\"}")
        .post(TENANTS)
        .then()
        .statusCode(409)
        .body("code", equalTo("tenant-exists"));
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
  void hostNameBelongsToOneTenant() {
    // given
    String host = freshId() + ".example";
    provision("{\"id\":\"%s\",\"hostNames\":[\"%s\"]}".formatted(freshId(), host)).statusCode(200);
    String other = freshId();

    // when, then
    sending(Tokens.admin(), "{\"id\":\"%s\",\"hostNames\":[\"%s\"]}".formatted(other, host))
        .post(TENANTS)
        .then()
        .statusCode(409)
        .body("code", equalTo("host-name-taken"));
    asAdmin().get(TENANTS + "/" + other).then().statusCode(404);
  }

  @Test
  void namesBelowTheBaseDomainAreReserved() {
    for (String host : List.of("other.tenantry.localhost", "tenantry.localhost", "localhost")) {
      sending(Tokens.admin(), "{\"id\":\"%s\",\"hostNames\":[\"%s\"]}".formatted(freshId(), host))
          .post(TENANTS)
          .then()
          .statusCode(409)
          .body("code", equalTo("host-name-reserved"));
    }
  }

  @Test
  void ofTwentyRacingCallsExactlyOneGetsTheName() throws Exception {
    // given
    String id = freshId();
    ExecutorService racers = Executors.newFixedThreadPool(20);

    // when
    List<Future<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(
          racers.submit(
              () ->
                  waiting("{\"id\":\"" + id + "\"}").post(TENANTS).then().extract().statusCode()));
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> answer : answers) {
      statuses.add(answer.get());
    }
    racers.shutdown();

    // then
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(19);
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
  void dismountedTenantCanBeMountedAgain() {
    // given
    String id = freshId();
    provision("{\"id\":\"" + id + "\"}").statusCode(200);

    // when, then
    act(id, "mount", "{}")
        .statusCode(409)
        .body("code", equalTo("illegal-transition"))
        .body("state.mounted", equalTo(true))
        .body("allowed", hasItems("dismount", "suspend", "delete"));
    act(id, "dismount", "{\"dryRun\":true}")
        .statusCode(200)
        .body("steps", contains("dismount", "fence", "cut-off"));
    asAdmin().get(TENANTS + "/" + id).then().body("mounted", equalTo(true));
    act(id, "dismount", "{\"reason\":\"maintenance\"}")
        .statusCode(200)
        .body("status", equalTo("succeeded"))
        .body("reason", equalTo("maintenance"));
    asAdmin().get(TENANTS + "/" + id).then().body("mounted", equalTo(false));
    act(id, "mount", "{\"confirm\":\"" + id + "\"}")
        .statusCode(200)
        .body("status", equalTo("succeeded"));
    asAdmin().get(TENANTS + "/" + id).then().body("mounted", equalTo(true));
  }

  @Test
  void changeOfAnOutdatedTenantIsRefused() {
    // given
    String id = freshId();
    provision("{\"id\":\"" + id + "\"}").statusCode(200);
    String tag = asAdmin().get(TENANTS + "/" + id).header("ETag");

    // when, then
    sending(Tokens.admin(), "{}")
        .header("If-Match", "\"1\"")
        .post(TENANTS + "/" + id + "/dismount")
        .then()
        .statusCode(412)
        .body("code", equalTo("version-mismatch"));
    waiting("{}")
        .header("If-Match", tag)
        .post(TENANTS + "/" + id + "/dismount")
        .then()
        .statusCode(200);
  }

  @Test
  void pagesContainEveryTenantOnce() {
    // given
    String ring = "r" + UUID.randomUUID().toString().substring(0, 8);
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(freshId());
      provision("{\"id\":\"%s\",\"ring\":\"%s\"}".formatted(made.get(i), ring)).statusCode(200);
    }

    // when
    List<String> seen = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      Response page =
          asAdmin()
              .get(
                  TENANTS
                      + "?limit=2&ring="
                      + ring
                      + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
      seen.addAll(page.path("items.id"));
      cursor = page.path("nextCursor");
    }

    // then
    assertThat(seen).containsExactlyElementsOf(made);
    asAdmin()
        .get(TENANTS + "?q=" + made.get(3).toUpperCase())
        .then()
        .body("items.id", contains(made.get(3)));
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
  void changesAndRefusalsAreInTheAuditTrail() {
    // given
    String id = freshId();
    provision("{\"id\":\"" + id + "\"}").statusCode(200);
    int refused = refusals();

    // when
    sending(Tokens.viewer(), "{}").post(TENANTS + "/" + id + "/dismount").then().statusCode(403);

    // then
    assertThat(outcomes(id)).contains("accepted");
    await().until(() -> refusals() > refused);
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

  @Test
  void operationsAreListedNewestFirst() {
    provision("{\"id\":\"" + freshId() + "\"}").statusCode(200);

    asAdmin()
        .get("/api/v1/operations?type=provision&status=succeeded&limit=1")
        .then()
        .statusCode(200)
        .body("items", hasSize(1));
    asAdmin().get("/api/v1/plans").then().statusCode(200).body("items.size()", greaterThan(1));
    asAdmin().get("/api/v1/instances").then().statusCode(200);
    asAdmin()
        .get("/api/v1/operations?status=odd")
        .then()
        .statusCode(400)
        .body("type", endsWith("validation-failed"));
  }

  private static ValidatableResponse provision(String body) {
    return waiting(body).post(TENANTS).then();
  }

  private static ValidatableResponse act(String id, String action, String body) {
    return waiting(body).post(TENANTS + "/" + id + "/" + action).then();
  }

  private static Response withKey(String key, String body) {
    return sending(Tokens.admin(), body).header("Idempotency-Key", key).post(TENANTS);
  }

  private static io.restassured.specification.RequestSpecification waiting(String body) {
    return sending(Tokens.admin(), body).header("Prefer", "wait=60");
  }

  private int placed() {
    return jdbi.withHandle(
        h ->
            h.createQuery("select placed from catalog.database_server where id = 'db-1'")
                .mapTo(Integer.class)
                .one());
  }

  private List<String> outcomes(String id) {
    return jdbi.withHandle(
        h ->
            h.createQuery("select outcome from catalog.audit where tenant_id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .list());
  }

  private int refusals() {
    return jdbi.withHandle(
        h ->
            h.createQuery("select count(*) from catalog.audit where outcome = 'refused'")
                .mapTo(Integer.class)
                .one());
  }
}
