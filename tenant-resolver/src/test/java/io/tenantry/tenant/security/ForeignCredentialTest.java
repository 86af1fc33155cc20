package io.tenantry.tenant.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tenantry.tenant.sample.Caller;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestIssuer;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of credential × every way to name a tenant × every route, and every method. */
@QuarkusTest
@TestProfile(SampleService.class)
class ForeignCredentialTest {

  private static final List<String> ROUTES =
      List.of(
          "/notes", "/notes/tenant", "/notes/premium", "/plain", "/plain/busy", "/nowhere", "/");
  private static final List<Method> METHODS =
      List.of(Method.GET, Method.HEAD, Method.POST, Method.PUT, Method.PATCH, Method.DELETE);
  private static final String AUDIENCE = "notes";

  private static TestIssuer issuer;
  private static TestTenant victim;
  private static TestTenant victimWithIssuer;
  private static Map<Credential, String> foreign;

  TestTenants tenants;
  TestTokens tokens;

  /** What another tenant's user may hold. */
  enum Credential {
    TOKEN,
    TOKEN_OF_NO_TENANT,
    TOKEN_OF_THE_PLATFORMS_ADMINISTRATOR,
    TOKEN_OF_ITS_OWN_ISSUER,
    API_KEY
  }

  /** Where a request may name its tenant. */
  private enum Way {
    HOST,
    QUERY,
    PATH,
    HEADER;

    Response send(RequestSpecification request, Method method, String route, TestTenant tenant) {
      return switch (this) {
        case HOST -> request.header("Host", tenant.host()).request(method, route);
        case QUERY ->
            request
                .header("Host", "localhost")
                .queryParam("tenant", tenant.id())
                .request(method, route);
        case PATH ->
            request.header("Host", "localhost").request(method, "/t/" + tenant.id() + route);
        case HEADER ->
            request
                .header("Host", "localhost")
                .header("X-Tenant-Id", tenant.id())
                .request(method, route);
      };
    }
  }

  @BeforeEach
  void anIntruderAndItsVictims() {
    if (victim != null) {
      return;
    }
    issuer = TestIssuer.start();
    victim = tenants.create("robbed");
    new Caller(tokens).write(victim, "note of victim");
    victimWithIssuer = tenants.create("robbed-with-issuer");
    tenants.identityProvider(victimWithIssuer, issuer.forAudience("other"));
    TestTenant intruder = tenants.create("intruder");
    TestTenant intruderWithIssuer = tenants.create("intruder-with-issuer");
    tenants.identityProvider(intruderWithIssuer, issuer.forAudience(AUDIENCE));
    foreign =
        Map.of(
            Credential.TOKEN,
            tokens.of(intruder),
            Credential.TOKEN_OF_NO_TENANT,
            tokens.ofNobody(),
            Credential.TOKEN_OF_THE_PLATFORMS_ADMINISTRATOR,
            tokens.of("platform-admin", List.of(), "platform-admin"),
            Credential.TOKEN_OF_ITS_OWN_ISSUER,
            issuer.token(
                "mallory",
                AUDIENCE,
                Map.of("tenant", List.of(victim.uuid().toString())),
                "tenant-admin"),
            Credential.API_KEY,
            tenants.apiKey(intruder, "stray").secret());
  }

  @AfterAll
  static void stopIssuer() {
    if (issuer != null) {
      issuer.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void opensNothingOfAnotherTenantOnAnyRouteByAnyWay(Credential credential) {
    for (TestTenant tenant : List.of(victim, victimWithIssuer)) {
      for (Way way : Way.values()) {
        ROUTES.forEach(route -> assertRefused(credential, way, Method.GET, route, tenant));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void changesNothingOfAnotherTenantWithAnyMethod(Credential credential) {
    METHODS.forEach(method -> assertRefused(credential, Way.HOST, method, "/notes", victim));

    new Caller(tokens)
        .at(victim)
        .get("/notes")
        .then()
        .statusCode(200)
        .body("$", equalTo(List.of("note of victim")));
  }

  private static void assertRefused(
      Credential credential, Way way, Method method, String route, TestTenant tenant) {
    Response answer =
        way.send(given().auth().oauth2(foreign.get(credential)), method, route, tenant);
    assertRefused("%s %s by %s at %s".formatted(method, route, way, tenant.id()), method, answer);
  }

  private static void assertRefused(String what, Method method, Response answer) {
    assertThat(answer.statusCode()).as(what).isEqualTo(403);
    // An answer to HEAD has no body to carry the code.
    if (method != Method.HEAD) {
      assertThat(answer.<String>path("code")).as(what).isEqualTo("tenant-mismatch");
    }
    assertThat(answer.asString()).as(what).doesNotContain("note of");
  }
}
