package io.tenantry.tenant.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.tenantry.tenant.sample.Caller;
import io.tenantry.tenant.sample.HeldRequests;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(SampleService.class)
@Timeout(60)
class LimitsTest {

  @Inject HeldRequests held;
  @Inject Admissions admissions;

  TestTenants tenants;
  TestTokens tokens;

  private Caller caller;
  private TestTenant tenant;

  @BeforeEach
  void tenantOfItsOwnPlan() {
    caller = new Caller(tokens);
    tenant = tenants.create("limits-" + UUID.randomUUID());
  }

  @Test
  void requestsBeyondTheRateAreAnsweredWith429UntilItIsTimeAgain() {
    // given
    tenants.plan(tenant, "{\"requestsPerSecond\": 1}");
    caller
        .at(tenant)
        .get("/notes")
        .then()
        .statusCode(200)
        .header("RateLimit-Policy", equalTo("\"requests\";q=1;w=1"))
        .header("RateLimit", matchesPattern("\"requests\";r=0;t=[01]"));

    // when
    Response second = await().until(() -> caller.at(tenant).get("/notes"), this::refused);

    // then
    second
        .then()
        .contentType("application/problem+json")
        .body("code", equalTo("too-many-requests"))
        .header("Retry-After", equalTo("1"))
        .header("RateLimit", notNullValue());
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> caller.at(tenant).get("/notes").statusCode() == 200);
  }

  @Test
  void whoIsNoMemberSpendsNobodysLimit() {
    // given
    TestTenant other = tenants.create("limits-" + UUID.randomUUID());
    tenants.plan(tenant, "{\"requestsPerSecond\": 2}");

    // when
    for (int i = 0; i < 10; i++) {
      caller.anonymous(tenant.host()).get("/notes").then().statusCode(401);
      caller.on(tenant.host(), other).get("/notes").then().statusCode(403);
    }

    // then
    caller.at(tenant).get("/notes").then().statusCode(200);
    assertThat(caller.at(tenant).get("/notes").statusCode()).isEqualTo(200);
  }

  @Test
  void withoutALimitThereIsNothingToSay() {
    tenants.plan(tenant, "{}");

    caller
        .at(tenant)
        .get("/notes")
        .then()
        .statusCode(200)
        .header("RateLimit", nullValue())
        .header("RateLimit-Policy", nullValue());
  }

  @Test
  void oneRequestRunsOneWaitsAndTheThirdIsTurnedAway() throws Exception {
    // given
    tenants.plan(tenant, "{\"concurrentRequests\": 1, \"queueLength\": 1}");
    CompletableFuture<Integer> first = later("/notes/held");
    held.awaitOne();
    CompletableFuture<Integer> second = later("/notes");
    await().until(() -> waiting() == 1);

    // when
    caller
        .at(tenant)
        .get("/notes")
        .then()
        .statusCode(429)
        .body("code", equalTo("too-many-requests"));

    // then
    assertThat(second).isNotDone();
    held.release();
    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(204);
    assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(204);
    caller.at(tenant).get("/notes").then().statusCode(200);
  }

  @Test
  void changedPlanIsAppliedWhenTheInstanceHasAcknowledgedIt() {
    // given
    tenants.plan(tenant, "{\"requestsPerSecond\": 1}");
    await().until(() -> caller.at(tenant).get("/notes"), this::refused);

    // when
    tenants.plan(tenant, "{}");

    // then
    for (int i = 0; i < 5; i++) {
      caller.at(tenant).get("/notes").then().statusCode(200);
    }
  }

  @Test
  void featureThatThePlanDoesNotIncludeIsRefused() {
    // given
    caller
        .at(tenant)
        .get("/notes/premium")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", equalTo("not-entitled"));

    // when
    tenants.plan(tenant, "{}", "premium-notes");

    // then
    caller.at(tenant).get("/notes/premium").then().statusCode(200);
  }

  private int waiting() {
    return admissions.state(tenant.uuid()).map(LimitState::waiting).orElse(0);
  }

  private boolean refused(Response response) {
    return response.statusCode() == 429;
  }

  private CompletableFuture<Integer> later(String path) {
    return CompletableFuture.supplyAsync(
        () -> caller.at(tenant).body("text").post(path).statusCode());
  }
}
