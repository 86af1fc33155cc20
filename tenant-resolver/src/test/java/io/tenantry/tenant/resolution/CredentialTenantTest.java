package io.tenantry.tenant.resolution;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestIssuer;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sample has {@code tenantry.resolve-from-credentials} switched on. */
@QuarkusTest
@TestProfile(SampleService.class)
class CredentialTenantTest {

  private static TestTenant cronus;
  private static TestTenant fabrikam;

  TestTenants tenants;
  TestTokens tokens;

  @BeforeEach
  void twoTenants() {
    if (cronus == null) {
      cronus = tenants.create("credited-cronus");
      fabrikam = tenants.create("credited-fabrikam");
    }
  }

  @Test
  void tokenOfOneTenantNamesItWhereNothingElseDoes() {
    tenant(tokens.of(cronus), "/notes/tenant").statusCode(200).body(equalTo(cronus.id()));
  }

  @Test
  void keyNamesItsTenant() {
    String key = tenants.apiKey(cronus, "shop").secret();
    tenant(key, "/plain").statusCode(200).body(equalTo(cronus.id()));
  }

  @Test
  void tokenOfATenantsOwnIssuerNamesItWhateverItClaims() {
    TestTenant own = tenants.create("credited-own-" + UUID.randomUUID());
    try (TestIssuer issuer = TestIssuer.start()) {
      tenants.identityProvider(own, issuer.forAudience("notes"));
      String token =
          issuer.token("ada", "notes", Map.of("tenant", fabrikam.uuid().toString()), "tenant-user");
      tenant(token, "/notes/tenant").statusCode(200).body(equalTo(own.id()));
    }
  }

  @Test
  void tokenOfThePlatformNamesNoTenantThatHasItsOwnIssuer() {
    TestTenant own = tenants.create("credited-closed-" + UUID.randomUUID());
    try (TestIssuer issuer = TestIssuer.start()) {
      tenants.identityProvider(own, issuer.forAudience("notes"));
      problem(tenant(tokens.of(own), "/notes"), 403, "tenant-mismatch");
    }
  }

  @Test
  void routingSourceDecidesWhereThereIsOne() {
    given()
        .auth()
        .oauth2(tokens.of("auditor", List.of(cronus.uuid(), fabrikam.uuid()), "tenant-user"))
        .header("Host", fabrikam.host())
        .get("/notes/tenant")
        .then()
        .statusCode(200)
        .body(equalTo(fabrikam.id()));
    problem(
        given()
            .auth()
            .oauth2(tokens.of(cronus))
            .header("Host", fabrikam.host())
            .get("/notes")
            .then(),
        403,
        "tenant-mismatch");
    problem(
        given()
            .auth()
            .oauth2(tokens.of(cronus))
            .header("Host", "stranger.example")
            .get("/notes")
            .then(),
        404,
        "unknown-tenant");
  }

  @Test
  void credentialOfNoTenantOrOfSeveralNamesNone() {
    problem(tenant(tokens.ofNobody(), "/notes"), 400, "tenant-required");
    problem(
        tenant(
            tokens.of("auditor", List.of(cronus.uuid(), fabrikam.uuid()), "tenant-user"), "/notes"),
        400,
        "tenant-required");
    problem(
        tenant(tokens.withTenantClaim("user", "not-a-uuid", "tenant-user"), "/notes"),
        400,
        "tenant-required");
    problem(given().header("Host", "localhost").get("/notes").then(), 400, "tenant-required");
    tenant("not a token", "/notes").statusCode(401);
  }

  @Test
  void tenantThatIsNotServedIsRefusedLikeOneThatIsRouted() {
    TestTenant gone = tenants.create("credited-gone-" + UUID.randomUUID());
    tenants.lifecycle(gone, "suspended");
    problem(tenant(tokens.of(gone), "/notes"), 403, "tenant-suspended");
    tenants.awaitAcknowledged(tenants.dismount(gone));
    problem(tenant(tokens.of(gone), "/notes"), 404, "unknown-tenant");
  }

  private static ValidatableResponse tenant(String credential, String path) {
    return given()
        .header("Authorization", "Bearer " + credential)
        .header("Host", "localhost")
        .get(path)
        .then();
  }

  private static void problem(ValidatableResponse answer, int status, String code) {
    answer.statusCode(status).body("code", equalTo(code));
  }
}
