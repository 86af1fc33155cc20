package io.tenantry.app.web;

import static io.restassured.RestAssured.given;
import static io.tenantry.app.web.WebVisitor.COMPANY;
import static io.tenantry.app.web.WebVisitor.CUSTOMERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestIssuer;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages as browsers ask for them; that people can use them is proved in a browser. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class WebClientTest {

  TestTenants tenants;
  TestTokens tokens;
  TestTenant tenant;
  WebVisitor visitor;

  @BeforeEach
  void tenant() {
    tenant = tenants.create("web-" + UUID.randomUUID(), List.of(), "CRONUS", "Fabrikam");
    visitor = new WebVisitor(Caller.user(tenant, tokens));
  }

  @Test
  void hostNameAloneLeadsToTheFirstCompany() {
    visitor
        .caller()
        .asks()
        .redirects()
        .follow(false)
        .get("/")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/ui"));
    visitor
        .caller()
        .asks()
        .redirects()
        .follow(false)
        .get("/ui")
        .then()
        .statusCode(303)
        .header("Location", endsWith(COMPANY));
  }

  @Test
  void strangerSeesNoPage() {
    given().header("Host", visitor.caller().host()).get(CUSTOMERS).then().statusCode(401);
  }

  @Test
  void pageIsKeptByNobodyAndRunsNoScriptButOurs() {
    visitor
        .page(COMPANY)
        .contentType(startsWith("text/html"))
        .header("Cache-Control", "no-store")
        .header(
            "Content-Security-Policy",
            allOf(
                containsString("default-src 'none'"),
                containsString("script-src 'self';"),
                not(containsString("unsafe"))))
        .header("X-Content-Type-Options", "nosniff")
        .body(containsString("Nothing has been sold yet."));
  }

  @Test
  void bundleIsNamedByItsContentAndKeptByBrowsers() {
    String html = visitor.page(CUSTOMERS).extract().asString();
    Matcher script = Pattern.compile("src=\"([^\"]+\\.js)\"").matcher(html);

    assertThat(script.find()).isTrue();
    given()
        .header("Host", visitor.caller().host())
        .get(script.group(1))
        .then()
        .statusCode(200)
        .header("Cache-Control", allOf(containsString("max-age"), containsString("immutable")));
  }

  @Test
  void changesAreAcceptedFromOurOwnPagesAlone() {
    visitor
        .caller()
        .asks()
        .contentType("application/x-www-form-urlencoded")
        .formParam("number", "C-1")
        .formParam("name", "of another site")
        .post(CUSTOMERS + "/cards")
        .then()
        .statusCode(403)
        .contentType(startsWith("text/html"));
    visitor
        .htmx()
        .header("Sec-Fetch-Site", "cross-site")
        .formParam("number", "C-1")
        .formParam("name", "of another site")
        .post(CUSTOMERS + "/cards")
        .then()
        .statusCode(403);

    visitor.page(CUSTOMERS).body(not(containsString("of another site")));
  }

  @Test
  void personOfSeveralTenantsIsLedToTheOthersAndToNoneWhoseUsersSignInElsewhere() {
    // given
    TestTenant other = tenants.create("web-other-" + UUID.randomUUID(), List.of(), "CRONUS");
    TestTenant gone = tenants.create("web-gone-" + UUID.randomUUID(), List.of(), "CRONUS");
    TestTenant closed = tenants.create("web-closed-" + UUID.randomUUID(), List.of(), "CRONUS");
    tenants.dismount(gone);
    try (TestIssuer issuer = TestIssuer.start()) {
      tenants.identityProvider(closed, issuer.forAudience("pages"));
      List<UUID> all = Stream.of(tenant, other, gone, closed).map(TestTenant::uuid).toList();
      String token = tokens.of("auditor", all, "tenant-user");

      // when
      String here = new WebVisitor(new Caller(tenant.host(), token)).text(COMPANY);
      String there = new WebVisitor(new Caller(other.host(), token)).text(COMPANY);

      // then
      assertThat(here).contains("href=\"http://" + other.host() + "/ui\"");
      assertThat(there).contains("href=\"http://" + tenant.host() + "/ui\"");
      assertThat(here + there).doesNotContain(gone.host(), closed.host());
    }
    visitor.page(COMPANY).body(not(containsString("Other tenants")));
  }

  @Test
  void companyThatIsNotThereIsRefusedInWords() {
    visitor
        .caller()
        .asks()
        .get("/ui/companies/Nowhere/customers")
        .then()
        .statusCode(404)
        .contentType(startsWith("text/html"))
        .body(containsString("<h1>There is no such company</h1>"), containsString("To the start"));
  }

  @Test
  void companiesAreApartInTheWebClient() {
    visitor.caller().createCustomer("Fabrikam", "F-1", "of Fabrikam");

    visitor.page(CUSTOMERS).body(not(containsString("of Fabrikam")));
    visitor.page("/ui/companies/Fabrikam/customers").body(containsString("of Fabrikam"));
  }

  @Test
  void sandboxIsMarkedOnEveryPage() {
    visitor.page(CUSTOMERS).body(not(containsString("Sandbox")));

    tenants.sandbox(tenant);

    visitor.page(CUSTOMERS).body(containsString("<span class=\"badge\">Sandbox</span>"));
  }
}
