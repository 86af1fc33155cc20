package io.tenantry.app.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages as htmx and browsers ask for them; that people can use them is proved in a browser. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class WebClientTest {

  private static final String CUSTOMERS = "/ui/companies/CRONUS/customers";
  private static final String ORDERS = "/ui/companies/CRONUS/sales-orders";

  TestTenants tenants;
  TestTokens tokens;
  TestTenant tenant;
  Caller user;

  @BeforeEach
  void tenant() {
    tenant = tenants.create("web-" + UUID.randomUUID(), List.of(), "CRONUS", "Fabrikam");
    user = Caller.user(tenant, tokens);
  }

  @Test
  void hostNameAloneLeadsToTheFirstCompany() {
    user.asks()
        .redirects()
        .follow(false)
        .get("/")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/ui"));
    user.asks()
        .redirects()
        .follow(false)
        .get("/ui")
        .then()
        .statusCode(303)
        .header("Location", endsWith("/ui/companies/CRONUS"));
  }

  @Test
  void strangerSeesNoPage() {
    given().header("Host", user.host()).get(CUSTOMERS).then().statusCode(401);
  }

  @Test
  void pageIsKeptByNobodyAndRunsNoScriptButOurs() {
    page("/ui/companies/CRONUS")
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
    String html = page(CUSTOMERS).extract().asString();
    Matcher script = Pattern.compile("src=\"([^\"]+\\.js)\"").matcher(html);

    assertThat(script.find()).isTrue();
    given()
        .header("Host", user.host())
        .get(script.group(1))
        .then()
        .statusCode(200)
        .header("Cache-Control", allOf(containsString("max-age"), containsString("immutable")));
  }

  @Test
  void customerIsCreatedFoundAndChanged() {
    htmx()
        .formParam("number", "C-1")
        .formParam("name", "Adatum <b>& Co</b>")
        .post(CUSTOMERS + "/cards")
        .then()
        .statusCode(204)
        .header("HX-Redirect", CUSTOMERS + "/cards/C-1");

    page(CUSTOMERS + "?q=adat").body(containsString("Adatum &lt;b&gt;&amp; Co&lt;/b&gt;"));
    page(CUSTOMERS + "?q=nobody").body(containsString("Nothing matches the search."));
    String tag = tag(CUSTOMERS + "/cards/C-1");
    change("C-1", tag, "Adatum").statusCode(204);
    page(CUSTOMERS + "/cards/C-1").body(containsString("value=\"Adatum\""));
  }

  @Test
  void changeOfWhatSomebodyElseChangedIsRefusedInWords() {
    user.createCustomer("CRONUS", "C-1", "Adatum");
    String tag = tag(CUSTOMERS + "/cards/C-1");
    change("C-1", tag, "Trey").statusCode(204);

    change("C-1", tag, "Contoso")
        .statusCode(412)
        .contentType(startsWith("text/html"))
        .body(containsString("Somebody else has changed it since this page was shown"));
    page(CUSTOMERS + "/cards/C-1").body(containsString("value=\"Trey\""));
  }

  @Test
  void everyWrongFieldIsNamedBesideTheForm() {
    htmx()
        .formParam("number", "not a number")
        .post(CUSTOMERS + "/cards")
        .then()
        .statusCode(400)
        .body(containsString("href=\"#name\""), containsString("must be given"))
        .body(containsString("href=\"#number\""), not(containsString("<html")));
  }

  @Test
  void changesAreAcceptedFromOurOwnPagesAlone() {
    user.asks()
        .contentType("application/x-www-form-urlencoded")
        .formParam("number", "C-1")
        .formParam("name", "of another site")
        .post(CUSTOMERS + "/cards")
        .then()
        .statusCode(403)
        .contentType(startsWith("text/html"));
    htmx()
        .header("Sec-Fetch-Site", "cross-site")
        .formParam("number", "C-1")
        .formParam("name", "of another site")
        .post(CUSTOMERS + "/cards")
        .then()
        .statusCode(403);

    page(CUSTOMERS).body(not(containsString("of another site")));
  }

  @Test
  void listGoesOnWhereAPageEnds() {
    for (int i = 1; i <= 3; i++) {
      user.createCustomer("CRONUS", "C-" + i, "Customer " + i);
    }

    String html = page(CUSTOMERS + "?limit=2&sort=-number").extract().asString();

    assertThat(html).contains("Customer 3", "Customer 2").doesNotContain("Customer 1");
    assertThat(html).contains("aria-sort=\"descending\"").doesNotContain("First page");
    Matcher next = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(html);
    assertThat(next.find()).isTrue();
    user.asks()
        .urlEncodingEnabled(false)
        .get(next.group(1).replace("&amp;", "&"))
        .then()
        .body(containsString("Customer 1"), containsString("First page"));
  }

  @Test
  void orderWithLinesBecomesAnInvoiceThatChartsKnow() {
    sellable();
    String card =
        htmx()
            .formParam("customer", "C-1")
            .formParam("orderDate", "2026-03-01")
            .formParam("item", "BIKE", "", "BIKE")
            .formParam("quantity", "2", "", "1")
            .formParam("unitPrice", "", "", "50")
            .post(ORDERS + "/cards")
            .then()
            .statusCode(204)
            .extract()
            .header("HX-Redirect");
    page(card).body(containsString("250.00"), containsString("Post the invoice"));

    String invoice = post(card).statusCode(204).extract().header("HX-Redirect");

    page(invoice).body(containsString("Invoice"), containsString("250.00"));
    page(card).body(containsString("does not change any more"));
    post(card).statusCode(409).body(containsString("What is posted does not change"));
    page("/ui/companies/CRONUS")
        .body(containsString("data-value=\"250.00\""), containsString("2026-03"));
    page("/ui/companies/CRONUS/sales-invoices").body(containsString("Adatum"));
  }

  @Test
  void orderThatWasChangedSinceItWasShownIsNotPosted() {
    sellable();
    String card = order("2");
    String shown = tag(card);
    htmx()
        .formParam("customer", "C-1")
        .formParam("item", "BIKE")
        .formParam("quantity", "2000")
        .put(card)
        .then()
        .statusCode(204);

    htmx()
        .header("If-Match", shown)
        .header("Idempotency-Key", shown)
        .post(card + "/post")
        .then()
        .statusCode(412);
    page("/ui/companies/CRONUS/sales-invoices").body(containsString("There is no invoice yet"));
  }

  private String order(String quantity) {
    return htmx()
        .formParam("customer", "C-1")
        .formParam("item", "BIKE")
        .formParam("quantity", quantity)
        .post(ORDERS + "/cards")
        .then()
        .statusCode(204)
        .extract()
        .header("HX-Redirect");
  }

  @Test
  void numberThatIsNoneIsNamedWithItsLine() {
    sellable();

    htmx()
        .formParam("customer", "C-1")
        .formParam("item", "BIKE")
        .formParam("quantity", "many")
        .post(ORDERS + "/cards")
        .then()
        .statusCode(400)
        .body(containsString("lines[0].quantity"), containsString("is not understood"));
  }

  @Test
  void fileIsImportedWholeOrRefusedRowByRow() {
    file("number,name\nC-1,Adatum\nC-2\n")
        .statusCode(422)
        .body(containsString("Row 3"), containsString("nothing has changed"));
    page(CUSTOMERS).body(containsString("There is none yet"));

    file("number,name\nC-1,Adatum\n").statusCode(204).header("HX-Redirect", equalTo(CUSTOMERS));
    page(CUSTOMERS).body(containsString("Adatum"));
  }

  @Test
  void companyThatIsNotThereIsRefusedInWords() {
    user.asks()
        .get("/ui/companies/Nowhere/customers")
        .then()
        .statusCode(404)
        .contentType(startsWith("text/html"))
        .body(containsString("<h1>There is no such company</h1>"), containsString("To the start"));
  }

  @Test
  void companiesAreApartInTheWebClient() {
    user.createCustomer("Fabrikam", "F-1", "of Fabrikam");

    page(CUSTOMERS).body(not(containsString("of Fabrikam")));
    page("/ui/companies/Fabrikam/customers").body(containsString("of Fabrikam"));
  }

  private void sellable() {
    user.createCustomer("CRONUS", "C-1", "Adatum");
    htmx()
        .formParam("number", "BIKE")
        .formParam("name", "Bicycle")
        .formParam("unitPrice", "100")
        .post("/ui/companies/CRONUS/items/cards")
        .then()
        .statusCode(204);
  }

  private ValidatableResponse post(String card) {
    return htmx().header("Idempotency-Key", tag(card)).post(card + "/post").then();
  }

  private ValidatableResponse file(String content) {
    return user.asks()
        .contentType("multipart/form-data")
        .header("HX-Request", "true")
        .multiPart("file", "some.csv", content.getBytes(StandardCharsets.UTF_8), "text/csv")
        .post(CUSTOMERS + "/import")
        .then();
  }

  private ValidatableResponse change(String number, String tag, String name) {
    return htmx()
        .header("If-Match", tag)
        .formParam("number", number)
        .formParam("name", name)
        .put(CUSTOMERS + "/cards/" + number)
        .then();
  }

  private String tag(String card) {
    Matcher tag =
        Pattern.compile("data-if-match=\"([^\" ]*)\"").matcher(page(card).extract().asString());
    return tag.find() ? tag.group(1).replace("&quot;", "\"") : "posted";
  }

  private RequestSpecification htmx() {
    return user.asks()
        .contentType("application/x-www-form-urlencoded")
        .header("HX-Request", "true");
  }

  private ValidatableResponse page(String path) {
    return user.asks().get(path).then().statusCode(200);
  }
}
