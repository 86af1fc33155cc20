package io.tenantry.controlplane.plan;

import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PlansTest {

  private static final String PLANS = "/api/v1/plans";

  @Inject Jdbi jdbi;

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  @Test
  void createdPlanCanBeReadAndBought() {
    // given
    String name = freshName();

    // when
    create(name, "{'requestsPerSecond': 20, 'storage': 10737418240}", "['reports']")
        .statusCode(201)
        .header("Location", equalTo(PLANS + "/" + name))
        .body("limits.requestsPerSecond", equalTo(20))
        .body("limits", not(hasKey("users")));

    // then
    asAdmin()
        .get(PLANS + "/" + name)
        .then()
        .statusCode(200)
        .body("limits.storage", equalTo(10737418240L))
        .body("entitlements", contains("reports"));
    asAdmin().get(PLANS).then().body("items.name", hasItem(name));
    buy(name).statusCode(200).body("status", equalTo("succeeded"));
  }

  @Test
  void changeReachesTheTenantsOfThePlanWithOneCatalogVersion() {
    // given
    String name = freshName();
    create(name, "{'requestsPerSecond': 20, 'connections': 4}", "['reports']").statusCode(201);
    buy(name).statusCode(200);
    long before = newestVersion();

    // when
    patch(name, "{'limits': {'requestsPerSecond': 50, 'connections': null}}")
        .statusCode(200)
        .body("type", equalTo("change-plan"))
        .body("status", equalTo("succeeded"))
        .body("result.unacknowledged", hasSize(0));

    // then
    assertThat(newestVersion()).isGreaterThan(before);
    assertThat(seenByInstances(name)).isEqualTo("{\"requestsPerSecond\": 50}");
    assertThat(versionSeenByInstances(name)).isGreaterThan(before);
    asAdmin().get(PLANS + "/" + name).then().body("entitlements", contains("reports"));
  }

  @Test
  void sandboxHasWhatThePlanSaysOfSandboxesAndTheRestOfThePlan() {
    // given
    String name = freshName();
    create(
            name,
            "{'requestsPerSecond': 20, 'connections': 4}, 'sandboxLimits': {'connections': 2}",
            "[]")
        .statusCode(201)
        .body("sandboxLimits.connections", equalTo(2));
    buySandbox(name, "[]").statusCode(200).body("status", equalTo("succeeded"));
    assertThat(seenByInstances(name)).isEqualTo("{\"connections\": 2, \"requestsPerSecond\": 20}");

    // when
    patch(name, "{'sandboxLimits': {'connections': 1, 'requestsPerSecond': 5}}")
        .statusCode(200)
        .body("status", equalTo("succeeded"));

    // then
    assertThat(seenByInstances(name)).isEqualTo("{\"connections\": 1, \"requestsPerSecond\": 5}");
  }

  @Test
  void sandboxIsNotBegunWithMoreCompaniesThanItMayHave() {
    // given
    String name = freshName();
    create(name, "{'companies': 3}, 'sandboxLimits': {'companies': 1}", "[]").statusCode(201);

    // when, then
    buySandbox(name, "[\"CRONUS\", \"Fabrikam\"]")
        .statusCode(400)
        .body("errors.field", contains("companies"));
  }

  @Test
  void dryRunSaysWhatThePlanWouldBeAndChangesNothing() {
    // given
    String name = freshName();
    create(name, "{'connections': 4}", "[]").statusCode(201);

    // when, then
    sending(Tokens.admin(), "{\"limits\":{\"connections\":9}}")
        .patch(PLANS + "/" + name + "?dryRun=true")
        .then()
        .statusCode(200)
        .body("limits.connections", equalTo(9));
    asAdmin().get(PLANS + "/" + name).then().body("limits.connections", equalTo(4));
  }

  @Test
  void changeOfAnOutdatedPlanIsRefused() {
    // given
    String name = freshName();
    create(name, "{'connections': 4}", "[]").statusCode(201);
    String tag = asAdmin().get(PLANS + "/" + name).header("ETag");
    patch(name, "{'limits': {'connections': 5}}").statusCode(200);

    // when, then
    sending(Tokens.admin(), "{\"limits\":{\"connections\":6}}")
        .header("If-Match", tag)
        .patch(PLANS + "/" + name)
        .then()
        .statusCode(412)
        .body("code", equalTo("version-mismatch"));
    asAdmin().get(PLANS + "/" + name).then().body("limits.connections", equalTo(5));
  }

  @Test
  void planThatATenantHasIsNotDeleted() {
    // given
    String name = freshName();
    create(name, "{}", "[]").statusCode(201);
    buy(name).statusCode(200);

    // when, then
    asAdmin()
        .delete(PLANS + "/" + name)
        .then()
        .statusCode(409)
        .body("code", equalTo("plan-in-use"));
    asAdmin().get(PLANS + "/" + name).then().statusCode(200);
  }

  @Test
  void planThatIsDeletedWhileATenantBuysItIsRefusedLikeOneThatIsNot() throws Exception {
    // given: the deletion has not committed yet, so the tenant still finds the plan
    String plan = freshName();
    create(plan, "{}", "[]").statusCode(201);
    CompletableFuture<ValidatableResponse> buying;
    try (Handle deletion = jdbi.open()) {
      deletion.begin();
      deletion.execute("delete from catalog.plan where name = ?", plan);
      // when
      buying = CompletableFuture.supplyAsync(() -> buy(plan));
      Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> somebodyWaits());
      deletion.commit();
    }
    // then
    buying
        .get(20, TimeUnit.SECONDS)
        .statusCode(400)
        .body("code", equalTo("validation-failed"))
        .body("errors[0].field", equalTo("plan"));
  }

  /** For the end of a transaction that has the plan's row. */
  private boolean somebodyWaits() {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select exists (select from pg_stat_activity where wait_event_type = 'Lock'"
                        + " and datname = current_database())")
                .mapTo(Boolean.class)
                .one());
  }

  @Test
  void planThatNobodyHasIsDeleted() {
    // given
    String name = freshName();
    create(name, "{}", "[]").statusCode(201);

    // when
    asAdmin().delete(PLANS + "/" + name).then().statusCode(204);

    // then
    asAdmin().get(PLANS + "/" + name).then().statusCode(404).body("code", equalTo("unknown-plan"));
  }

  @Test
  void nameIsTakenOnce() {
    create("standard", "{}", "[]").statusCode(409).body("code", equalTo("plan-exists"));
  }

  @Test
  void onlyAdministratorsChangePlans() {
    sending(Tokens.operator(), "{\"name\":\"mine\"}").post(PLANS).then().statusCode(403);
    sending(Tokens.operator(), "{}").patch(PLANS + "/standard").then().statusCode(403);
    sending(Tokens.operator(), "").delete(PLANS + "/standard").then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'name': 'Premium'} | name",
        "{'name': 'p', 'limits': {'connections': 0}} | limits.connections",
        "{'name': 'p', 'limits': {'connections': 'four'}} | limits.connections",
        "{'name': 'p', 'limits': {'connections': 1.5}} | limits.connections",
        "{'name': 'p', 'limits': {'requestPerSecond': 4}} | limits.requestPerSecond",
        "{'name': 'p', 'limits': {'queueLength': 4}} | limits.queueLength",
        "{'name': 'p', 'sandboxLimits': {'connections': 0}} | sandboxLimits.connections",
        "{'name': 'p', 'limits': {'users': 2}, 'sandboxLimits': {'users': 3}} |"
            + " sandboxLimits.users",
        "{'name': 'p', 'sandboxLimits': {'queueLength': 4}} | sandboxLimits.queueLength",
        "{'name': 'p', 'limits': {'requestsPerSecond': 99999999999999999999}} |"
            + " limits.requestsPerSecond",
        "{'name': 'p', 'entitlements': ['Reports']} | entitlements[0]",
        "{'name': 'p', 'entitlements': ['reports', 'reports']} | entitlements[1]",
        "{'name': 'p', 'entitlements': [null]} | entitlements[0]"
      })
  void whatBreaksARuleIsRefusedByName(String body, String field) {
    sending(Tokens.admin(), body.replace('\'', '"'))
        .post(PLANS)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem(field));
  }

  private static ValidatableResponse create(String name, String limits, String entitlements) {
    String body =
        "{'name': '%s', 'limits': %s, 'entitlements': %s}".formatted(name, limits, entitlements);
    return sending(Tokens.admin(), body.replace('\'', '"')).post(PLANS).then();
  }

  private static ValidatableResponse patch(String name, String body) {
    return sending(Tokens.admin(), body.replace('\'', '"'))
        .contentType("application/merge-patch+json")
        .header("Prefer", "wait=60")
        .patch(PLANS + "/" + name)
        .then();
  }

  private static ValidatableResponse buy(String plan) {
    return provision("{\"id\":\"%s\",\"plan\":\"%s\"}".formatted(freshId(), plan));
  }

  private static ValidatableResponse buySandbox(String plan, String companies) {
    return provision(
        "{\"id\":\"%s\",\"plan\":\"%s\",\"environment\":\"sandbox\",\"companies\":%s}"
            .formatted(freshId(), plan, companies));
  }

  private static ValidatableResponse provision(String tenant) {
    return sending(Tokens.admin(), tenant)
        .header("Prefer", "wait=60")
        .post("/api/v1/tenants")
        .then();
  }

  private static String freshName() {
    return "plan-" + UUID.randomUUID();
  }

  private long newestVersion() {
    return one("select number from catalog.version", Long.class, "");
  }

  private String seenByInstances(String plan) {
    return one("select limits::text from catalog.mounts_v1 where plan = :plan", String.class, plan);
  }

  private long versionSeenByInstances(String plan) {
    return one("select version from catalog.mounts_v1 where plan = :plan", Long.class, plan);
  }

  private <T> T one(String sql, Class<T> type, String plan) {
    return jdbi.withHandle(
        handle -> {
          var query = handle.createQuery(sql);
          return (plan.isEmpty() ? query : query.bind("plan", plan)).mapTo(type).one();
        });
  }
}
