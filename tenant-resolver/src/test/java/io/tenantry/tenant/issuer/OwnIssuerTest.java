package io.tenantry.tenant.issuer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestIssuer;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SampleService.class)
class OwnIssuerTest {

  private static final String AUDIENCE = "notes";

  private static TestIssuer issuerOfCronus;
  private static TestIssuer issuerOfFabrikam;
  private static TestTenant cronus;
  private static TestTenant fabrikam;
  private static TestTenant contoso;

  TestTenants tenants;
  TestTokens tokens;
  @Inject VerifiersOfQuarkus verifiers;
  @Inject VerifiedTokens known;

  @BeforeAll
  static void startIssuers() {
    issuerOfCronus = TestIssuer.start();
    issuerOfFabrikam = TestIssuer.start();
  }

  @AfterAll
  static void stopIssuers() {
    issuerOfCronus.close();
    issuerOfFabrikam.close();
  }

  @BeforeEach
  void twoTenantsWithTheirOwnIssuersAndOneWithout() {
    if (cronus == null) {
      cronus = tenants.create("own-cronus");
      fabrikam = tenants.create("own-fabrikam");
      contoso = tenants.create("own-contoso");
      tenants.identityProvider(cronus, issuerOfCronus.forAudience(AUDIENCE));
      tenants.identityProvider(fabrikam, issuerOfFabrikam.forAudience(AUDIENCE));
    }
  }

  @Test
  void tokenOfItsOwnIssuerOpensATenant() {
    notes(cronus, issuerOfCronus.token("ada", AUDIENCE, "tenant-user")).statusCode(200);
    notes(fabrikam, issuerOfFabrikam.token("bob", AUDIENCE, "tenant-user")).statusCode(200);
  }

  @Test
  void tokenOfAnotherTenantsIssuerOpensNothingWhateverItClaims() {
    for (TestTenant other : new TestTenant[] {fabrikam, contoso}) {
      String token =
          issuerOfCronus.token(
              "mallory",
              AUDIENCE,
              Map.of("tenant", other.uuid().toString(), "azp", AUDIENCE),
              "tenant-admin");
      mismatch(notes(other, token));
      await().until(() -> tenants.refusals(other, "mallory") > 0);
    }
  }

  @Test
  void tokenIsKnownOnceItWasVerifiedAndOpensNoOtherTenantForThat() {
    String token = issuerOfCronus.token("ada", AUDIENCE, "tenant-user");
    notes(cronus, token).statusCode(200);

    assertThat(known.knows(token)).isTrue();
    mismatch(notes(fabrikam, token));
    mismatch(notes(contoso, token));
    notes(cronus, token).statusCode(200);
  }

  @Test
  void tokenThatIsKnownIsWorthNothingOnceItsIssuerIsNoLongerTheTenants() {
    TestTenant tenant = tenants.create("own-known");
    tenants.identityProvider(tenant, issuerOfCronus.forAudience("known"));
    String token = issuerOfCronus.token("ada", "known", "tenant-user");
    notes(tenant, token).statusCode(200);

    tenants.identityProvider(tenant, issuerOfFabrikam.forAudience("known"));

    assertThat(known.knows(token)).isFalse();
    notes(tenant, token).statusCode(401);
  }

  @Test
  void tokenThatSaysItIsOfTheTenantsIssuerMustBeSignedByIt() {
    String forged =
        issuerOfCronus.token(
            "mallory", AUDIENCE, Map.of("iss", issuerOfFabrikam.url()), "tenant-user");
    notes(fabrikam, forged).statusCode(401);
    notes(contoso, forged).statusCode(401);
  }

  @Test
  void tokenOfThePlatformsIssuerOpensNoTenantThatHasItsOwn() {
    mismatch(notes(cronus, tokens.of(cronus)));
    mismatch(notes(cronus, tokens.of("admin", List.of(), "platform-admin")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tenantry", "other", ""})
  void tokenForAnotherAudienceIsRefused(String audience) {
    notes(cronus, issuerOfCronus.token("ada", audience, "tenant-user")).statusCode(401);
  }

  @Test
  void expiredTokenIsRefused() {
    String expired =
        issuerOfCronus.token("ada", AUDIENCE, Map.of("exp", 1_700_000_000L), "tenant-user");
    notes(cronus, expired).statusCode(401);
  }

  @Test
  void platformRolesOfATenantsIssuerDoNotCount() {
    String token = issuerOfCronus.token("mallory", AUDIENCE, "platform-admin", "tenant-user");
    // The tenant's own data is open to it; what is the platform's is not.
    notes(cronus, token).statusCode(200);
    given()
        .auth()
        .oauth2(token)
        .header("Host", cronus.host())
        .queryParam("host", cronus.host())
        .get("/resolve")
        .then()
        .statusCode(404);
    assertThat(
            given()
                .auth()
                .oauth2(token)
                .header("Host", cronus.host())
                .header("X-Tenant-Explain", "1")
                .get("/notes")
                .header("X-Tenant-Explain"))
        .isNull();
  }

  @Test
  void tenantsOfOneIssuerAreToldApartByTheRequiredClaim() {
    // given
    TestTenant north = tenants.create("north-" + UUID.randomUUID());
    TestTenant south = tenants.create("south-" + UUID.randomUUID());
    try (TestIssuer shared = TestIssuer.start()) {
      tenants.identityProvider(north, withBranch(shared, "north"));
      tenants.identityProvider(south, withBranch(shared, "south"));
      String token = shared.token("ada", AUDIENCE, Map.of("branch", "north"), "tenant-user");
      // when, then
      notes(north, token).statusCode(200);
      mismatch(notes(south, token));
      notes(north, shared.token("ada", AUDIENCE, "tenant-user")).statusCode(401);
    }
  }

  private static String withBranch(TestIssuer issuer, String branch) {
    return """
    {"issuer": "%s", "audience": "%s", "jwksUri": "%s", "rolesClaim": "realm_access/roles",
     "requiredClaim": {"name": "branch", "value": "%s"}}
    """
        .formatted(issuer.url(), AUDIENCE, issuer.keys(), branch);
  }

  @Test
  void changedIssuerHoldsAtOnceAndTheFormerIsForgotten() {
    // given
    TestTenant tenant = tenants.create("changing-" + UUID.randomUUID());
    try (TestIssuer before = TestIssuer.start();
        TestIssuer after = TestIssuer.start()) {
      tenants.identityProvider(tenant, before.forAudience(AUDIENCE));
      String former = before.token("ada", AUDIENCE, "tenant-user");
      notes(tenant, former).statusCode(200);
      int kept = verifiers.count();
      // when
      tenants.identityProvider(tenant, after.forAudience(AUDIENCE));
      // then
      notes(tenant, former).statusCode(401);
      notes(tenant, after.token("ada", AUDIENCE, "tenant-user")).statusCode(200);
      assertThat(verifiers.count()).isEqualTo(kept);
      // when
      tenants.identityProvider(tenant, null);
      // then
      notes(tenant, after.token("ada", AUDIENCE, "tenant-user")).statusCode(401);
      notes(tenant, tokens.of(tenant)).statusCode(200);
      assertThat(verifiers.count()).isEqualTo(kept - 1);
    }
  }

  @Test
  void nothingIsKeptOfTheIssuerOfADismountedTenant() {
    // given
    TestTenant tenant = tenants.create("leaving-" + UUID.randomUUID());
    try (TestIssuer issuer = TestIssuer.start()) {
      int kept = verifiers.count();
      tenants.identityProvider(tenant, issuer.forAudience(AUDIENCE));
      notes(tenant, issuer.token("ada", AUDIENCE, "tenant-user")).statusCode(200);
      assertThat(verifiers.count()).isEqualTo(kept + 1);
      // when
      tenants.awaitAcknowledged(tenants.dismount(tenant));
      // then
      assertThat(verifiers.count()).isEqualTo(kept);
    }
  }

  @Test
  void issuerThatIsDownIsATemporaryProblemOfItsTenantAlone() {
    // given
    TestTenant tenant = tenants.create("down-" + UUID.randomUUID());
    TestIssuer issuer = TestIssuer.start();
    tenants.identityProvider(tenant, issuer.forAudience(AUDIENCE));
    issuer.close();
    // when, then
    unavailable(notes(tenant, issuer.token("ada", AUDIENCE, "tenant-user")));
    notes(cronus, issuerOfCronus.token("ada", AUDIENCE, "tenant-user")).statusCode(200);
  }

  @Test
  void issuerThatWasNeverCheckedOrLiesInsideTheNetworkIsNotAsked() {
    // given
    TestTenant tenant = tenants.create("inside-" + UUID.randomUUID());
    try (TestIssuer issuer = TestIssuer.start()) {
      String token = issuer.token("ada", AUDIENCE, "tenant-user");
      // when, then
      tenants.identityProvider(
          tenant, "{\"issuer\": \"%s\", \"audience\": \"notes\"}".formatted(issuer.url()));
      unavailable(notes(tenant, token)).body("detail", containsString("save it again"));
      tenants.identityProvider(
          tenant,
          """
          {"issuer": "%s", "audience": "notes", "jwksUri": "https://169.254.169.254/keys"}
          """
              .formatted(issuer.url()));
      unavailable(notes(tenant, token)).body("detail", containsString("save it again"));
    }
  }

  private static ValidatableResponse notes(TestTenant tenant, String token) {
    return given().auth().oauth2(token).header("Host", tenant.host()).get("/notes").then();
  }

  private static void mismatch(ValidatableResponse answer) {
    answer.statusCode(403).body("code", equalTo("tenant-mismatch"));
  }

  private static ValidatableResponse unavailable(ValidatableResponse answer) {
    return answer
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", equalTo("1"))
        .body("code", equalTo("identity-provider-unavailable"));
  }
}
