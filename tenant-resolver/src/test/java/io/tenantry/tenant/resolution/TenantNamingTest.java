package io.tenantry.tenant.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.tenantry.tenant.sample.Caller;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SampleService.class)
class TenantNamingTest {

  private static TestTenant contoso;
  private static TestTenant proseware;

  TestTenants tenants;
  TestTokens tokens;

  private Caller caller;

  @BeforeEach
  void twoTenants() {
    caller = new Caller(tokens);
    if (contoso == null) {
      contoso = tenants.create("Contoso", List.of("shop.contoso.example", "xn--bcher-kva.example"));
      proseware = tenants.create("proseware");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contoso.tenantry.localhost",
        "CONTOSO.Tenantry.LocalHost:8443",
        "contoso.tenantry.localhost.",
        "shop.contoso.example",
        "Shop.Contoso.Example.:80"
      })
  void hostNamesATenantWhateverItsSpelling(String host) {
    caller.on(host, contoso).get("/notes").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "127.0.0.1:8443", "[::1]:8443", "app-service", "tenantry.localhost"})
  void neutralHostNamesNobodySoAnotherSourceMust(String host) {
    problem(caller.anonymous(host).get("/notes"), 400, "tenant-required");
    caller.on(host, contoso).get("/notes?tenant=contoso").then().statusCode(200);
    caller.on(host, contoso).get("/notes?TENANT=CONTOSO").then().statusCode(200);
    caller.on(host, contoso).header("X-Tenant-Id", "contoso").get("/notes").then().statusCode(200);
  }

  @Test
  void hostAndQueryThatDifferAreAmbiguousAndBothSourcesAreNamed() {
    problem(caller.at(contoso).get("/notes?tenant=proseware"), 400, "ambiguous-tenant")
        .then()
        .body(
            "detail",
            allOf(
                containsString("host name"),
                containsString("query parameter"),
                not(containsString("proseware"))));
  }

  @Test
  void ambiguityDoesNotTellWhetherTheOtherTenantExists() {
    Response known = caller.at(contoso).get("/notes?tenant=proseware");
    Response unknown = caller.at(contoso).get("/notes?tenant=never-existed");
    assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
    assertThat(unknown.asString()).isEqualTo(known.asString());
  }

  @Test
  void headerAndQueryThatDifferAreAmbiguous() {
    Response answer =
        caller.neutral(contoso).header("X-Tenant-Id", "contoso").get("/notes?tenant=proseware");
    problem(answer, 400, "ambiguous-tenant");
  }

  @Test
  void repeatedQueryParameterMayOnlyRepeatTheSameName() {
    caller.neutral(contoso).get("/notes?tenant=contoso&Tenant=CONTOSO").then().statusCode(200);
    problem(
        caller.neutral(contoso).get("/notes?tenant=contoso&tenant=proseware"),
        400,
        "ambiguous-tenant");
  }

  @Test
  void sourcesThatAgreeAreNotAmbiguous() {
    caller
        .at(contoso)
        .header("X-Tenant-Id", "CONTOSO")
        .get("/notes?tenant=contoso")
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stranger.example",
        "contoso.tenantry.localhost.evil.example",
        "deep.contoso.tenantry.localhost",
        "-.tenantry.localhost",
        "con_toso.tenantry.localhost",
        "a..b",
        "."
      })
  void unregisteredHostIsUnknownWhateverOtherSourcesSay(String host) {
    problem(caller.on(host, contoso).get("/notes?tenant=contoso"), 404, "unknown-tenant");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-",
        "-a",
        "a-",
        "a_b",
        "a.b",
        "%20",
        "%00",
        "../q",
        "",
        "%F0%9F%92%A9",
        "a%0d%0ab"
      })
  void malformedIdIsUnknownAndNotEchoed(String id) {
    problem(caller.neutral(contoso).get("/notes?tenant=" + id), 404, "unknown-tenant");
  }

  @Test
  void absurdlyLongNamesAreUnknown() {
    String endless = "a".repeat(3_000);
    problem(caller.neutral(contoso).get("/notes?tenant=" + endless), 404, "unknown-tenant");
    problem(caller.on(endless, contoso).get("/notes"), 404, "unknown-tenant");
    problem(
        caller.on("a".repeat(63) + ".tenantry.localhost", contoso).get("/notes"),
        404,
        "unknown-tenant");
  }

  @Test
  void tenantThatWasTakenAwayAnswersLikeOneThatNeverWas() {
    // given
    TestTenant gone = tenants.create("gone");
    tenants.awaitAcknowledged(tenants.dismount(gone));

    // when
    Response once = caller.neutral(gone).get("/notes?tenant=gone");
    Response never = caller.neutral(gone).get("/notes?tenant=never");

    // then
    problem(once, 404, "unknown-tenant");
    assertThat(once.asString()).isEqualTo(never.asString());
    assertThat(once.headers().hasHeaderWithName("Retry-After")).isFalse();
  }

  @Test
  void tenantsOwnHostIsNotThatOfARegisteredName() {
    // given
    TestTenant first = tenants.create("first");

    // when
    tenants.hostNames(first, "second.tenantry.localhost", "first.example");

    // then
    problem(caller.on("second.tenantry.localhost", first).get("/notes"), 404, "unknown-tenant");
    caller.on("first.example", first).get("/notes").then().statusCode(200);
  }

  @Test
  void renamedTenantAnswersToItsNewNameAlone() {
    // given
    TestTenant tenant = tenants.create("before");
    caller.write(tenant, "kept");

    // when
    tenants.rename(tenant, "after");

    // then
    problem(caller.neutral(tenant).get("/notes?tenant=before"), 404, "unknown-tenant");
    caller.neutral(tenant).get("/notes?tenant=after").then().body("$", equalTo(List.of("kept")));
  }

  @Test
  void forwardedHostOfATrustedProxyCountsAndMustBeOfOneMind() {
    caller
        .on("app-service", contoso)
        .header("X-Forwarded-Host", "contoso.tenantry.localhost")
        .get("/notes")
        .then()
        .statusCode(200);
    Response answer =
        caller
            .on("app-service", contoso)
            .header("X-Forwarded-Host", contoso.host() + ", " + proseware.host())
            .get("/notes");
    problem(answer, 400, "ambiguous-tenant");
  }

  @Test
  void suspendedTenantIsForbidden() {
    TestTenant tenant = tenants.create("suspended");
    tenants.lifecycle(tenant, "suspended");
    problem(caller.at(tenant).get("/notes"), 403, "tenant-suspended");
  }

  @Test
  void tenantInExclusiveAccessIsClosedToItsUsers() {
    // given
    TestTenant tenant = tenants.create("exclusive");
    // when
    tenants.exclusiveAccess(tenant, true);
    // then
    problem(caller.at(tenant).get("/notes"), 503, "tenant-in-exclusive-access");
    tenants.exclusiveAccess(tenant, false);
    caller.at(tenant).get("/notes").then().statusCode(200);
  }

  @Test
  void releaseOutsideTheRangeOfThisInstanceMustWait() {
    // given
    TestTenant tenant = tenants.create("ahead");

    // when
    tenants.release(tenant, TestTenants.newestRelease() + 1);

    // then
    problem(caller.at(tenant).get("/notes"), 503, "missing-release")
        .then()
        .header("Retry-After", equalTo("1"));
  }

  @Test
  void tenantBeingSyncedMustWait() {
    // given
    TestTenant tenant = tenants.create("syncing");

    // when
    tenants.syncing(tenant, TestTenants.newestRelease() + 1);

    // then
    problem(caller.at(tenant).get("/notes"), 503, "tenant-sync-pending")
        .then()
        .header("Retry-After", equalTo("1"));
    tenants.schemaState(tenant, "current");
    caller.at(tenant).get("/notes").then().statusCode(200);
  }

  @Test
  void tenantBeingSyncedToAReleaseOfThisInstanceIsServedThroughout() {
    // given
    TestTenant tenant = tenants.create("compatible");

    // when
    tenants.syncing(tenant, 1);

    // then
    caller.at(tenant).get("/notes").then().statusCode(200);
  }

  @Test
  void platformPathsAreOutsideTheTenantFilter() {
    caller.anonymous("stranger.example").get("/q/health/live").then().statusCode(200);
    problem(caller.anonymous("localhost").get("/q/../notes"), 400, "tenant-required");
    problem(
        caller.anonymous("localhost").urlEncodingEnabled(false).get("/q/%2e%2e/notes"),
        400,
        "tenant-required");
  }

  @Test
  void requestIdIsKeptWhenSaneAndReplacedWhenNot() {
    assertThat(
            caller
                .at(contoso)
                .header("X-Request-Id", "order-4711")
                .get("/notes")
                .header("X-Request-Id"))
        .isEqualTo("order-4711");
    assertThat(
            caller.at(contoso).header("X-Request-Id", "a b{}").get("/notes").header("X-Request-Id"))
        .matches("[0-9a-f-]{36}");
  }

  private static Response problem(Response response, int status, String code) {
    response
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code))
        .body("status", equalTo(status))
        .body("type", equalTo("https://tenantry.io/problems/" + code))
        .body("instance", equalTo("/notes"));
    return response;
  }
}
