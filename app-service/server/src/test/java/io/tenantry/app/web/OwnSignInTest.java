package io.tenantry.app.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestIssuer;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People of a tenant that brings its own identity provider sign in there. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class OwnSignInTest {

  private static final String PAGE = "/ui/companies/CRONUS";

  /** Long enough to sign with. */
  private static final String LONG_SECRET = "0123456789abcdef0123456789abcdef";

  TestTenants tenants;
  TestIssuer issuer;
  TestTenant tenant;

  @BeforeEach
  void tenantWithItsOwnIssuer() {
    issuer = TestIssuer.start();
    tenant = tenants.create("own-pages-" + UUID.randomUUID(), List.of(), "CRONUS");
  }

  @AfterEach
  void stopIssuer() {
    issuer.close();
  }

  @Test
  void browserIsLedToTheIssuerOfTheTenantAndBackToThePage() {
    tenants.identityProvider(tenant, issuer.forSignIn("tenantry", "pages"));

    String session = signedIn();

    asks(tenant, PAGE, session).then().statusCode(200).body(containsString("ada"));
    asks(tenant, "/api/v1/companies", session).then().statusCode(401);
    asks(tenant, "/ui/sign-out", session)
        .then()
        .statusCode(302)
        .header("Location", startsWith(issuer.url() + "/logout"));
  }

  @Test
  void clientOfTheTenantBringsItsSecretAndAnotherOneOnceItIsRotated() {
    issuer.demand("first");
    useSecret("first");

    asks(tenant, PAGE, signedIn()).then().statusCode(200);

    issuer.demand("second");
    assertThat(back().statusCode()).isEqualTo(401);
    useSecret("second");
    asks(tenant, PAGE, signedIn()).then().statusCode(200);
  }

  @Test
  void clientOfTheTenantShowsItsSecretAsItsIssuerWantsIt() {
    issuer.demandInForm(LONG_SECRET);
    useSecret(LONG_SECRET);
    assertThat(back().statusCode()).isEqualTo(401);
    useSecret(LONG_SECRET, "client_secret_post");
    asks(tenant, PAGE, signedIn()).then().statusCode(200);

    issuer.demandSigned(LONG_SECRET);
    assertThat(back().statusCode()).isEqualTo(401);
    useSecret(LONG_SECRET, "client_secret_jwt");
    asks(tenant, PAGE, signedIn()).then().statusCode(200);
  }

  @Test
  void atAClientThatAuthenticatesInAnUnknownWayNobodySignsIn() {
    useSecret(LONG_SECRET, "private_key_jwt");

    asks(tenant, PAGE, "").then().statusCode(401);
  }

  @Test
  void secretThatWasSealedForAnotherTenantLetsNobodyIn() {
    TestTenant other = tenants.create("own-sealed-" + UUID.randomUUID(), List.of(), "CRONUS");
    tenants.identityProvider(
        tenant, issuer.forSignIn("tenantry", "pages", tenants.sealed(other, "first")));

    asks(tenant, PAGE, "").then().statusCode(503);
  }

  private void useSecret(String secret) {
    tenants.identityProvider(
        tenant, issuer.forSignIn("tenantry", "pages", tenants.sealed(tenant, secret)));
  }

  private void useSecret(String secret, String authentication) {
    tenants.identityProvider(
        tenant,
        issuer.forSignIn("tenantry", "pages", tenants.sealed(tenant, secret), authentication));
  }

  @Test
  void sessionOfOneTenantOpensNoPageOfAnother() {
    tenants.identityProvider(tenant, issuer.forSignIn("tenantry", "pages"));
    String session = signedIn();
    try (TestIssuer another = TestIssuer.start()) {
      TestTenant other = tenants.create("own-other-" + UUID.randomUUID(), List.of(), "CRONUS");
      tenants.identityProvider(other, another.forSignIn("tenantry", "pages"));

      asks(other, PAGE, session)
          .then()
          .statusCode(302)
          .header("Location", startsWith(another.url() + "/authorize"));
    }
  }

  @Test
  void whoHasSignedInWithoutARoleOfTheTenantSeesNoPage() {
    tenants.identityProvider(tenant, issuer.forSignIn("tenantry", "pages"));

    Response start = asks(tenant, PAGE, "");
    URI back = issuer.consent(URI.create(start.header("Location")), "eve", "tenantry");
    String session = cookies(asks(tenant, pathOf(back), cookies(start)));

    asks(tenant, PAGE, session).then().statusCode(403);
  }

  @Test
  void accessTokenThatIsMeantForSomethingElseOpensNothing() {
    tenants.identityProvider(tenant, issuer.forSignIn("tenantry", "pages"));

    Response start = asks(tenant, PAGE, "");
    URI back =
        issuer.consent(URI.create(start.header("Location")), "ada", "elsewhere", "tenant-user");

    Response answer = asks(tenant, pathOf(back), cookies(start));
    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void withoutAClientAtItsIssuerATenantHasNoPages() {
    tenants.identityProvider(tenant, issuer.forAudience("tenantry"));

    asks(tenant, PAGE, "").then().statusCode(401);
  }

  private String signedIn() {
    Response done = back();
    assertThat(done.statusCode()).as(done.asString()).isEqualTo(302);
    assertThat(done.header("Location")).endsWith(PAGE);
    return cookies(done);
  }

  /** Somebody comes back from the issuer. */
  private Response back() {
    Response start = asks(tenant, PAGE, "");
    start.then().statusCode(302).header("Location", startsWith(issuer.url() + "/authorize"));
    URI back =
        issuer.consent(URI.create(start.header("Location")), "ada", "tenantry", "tenant-user");
    return asks(tenant, pathOf(back), cookies(start));
  }

  private static Response asks(TestTenant tenant, String path, String cookies) {
    return given()
        .header("Host", tenant.host())
        .header("Cookie", cookies)
        .urlEncodingEnabled(false)
        .redirects()
        .follow(false)
        .get(path);
  }

  private static String pathOf(URI address) {
    return address.getRawPath() + "?" + address.getRawQuery();
  }

  /** Those that a browser keeps; they are for https, and so would be left out here. */
  private static String cookies(Response answer) {
    return answer.headers().getValues("Set-Cookie").stream()
        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
        .filter(cookie -> !cookie.endsWith("="))
        .collect(Collectors.joining("; "));
  }
}
