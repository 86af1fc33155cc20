package io.tenantry.app.web;

import static io.tenantry.app.web.WebVisitor.COMPANY;
import static io.tenantry.app.web.WebVisitor.INVOICES;
import static io.tenantry.app.web.WebVisitor.ORDERS;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders are entered with their lines, and posted as they were shown. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class OrderPagesTest {

  TestTenants tenants;
  TestTokens tokens;
  WebVisitor visitor;

  @BeforeEach
  void tenant() {
    var tenant = tenants.create("web-" + UUID.randomUUID(), List.of(), "CRONUS", "Fabrikam");
    visitor = new WebVisitor(Caller.user(tenant, tokens));
  }

  @Test
  void orderWithLinesBecomesAnInvoiceThatChartsKnow() {
    visitor.sellable();
    String card =
        visitor
            .htmx()
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
    visitor.page(card).body(containsString("250.00"), containsString("Post the invoice"));

    String invoice = visitor.post(card).statusCode(204).extract().header("HX-Redirect");

    visitor.page(invoice).body(containsString("Invoice"), containsString("250.00"));
    visitor.page(card).body(containsString("does not change any more"));
    visitor.post(card).statusCode(409).body(containsString("What is posted does not change"));
    visitor.page(COMPANY).body(containsString("data-value=\"250.00\""), containsString("2026-03"));
    visitor.page(INVOICES).body(containsString("Adatum"));
  }

  @Test
  void orderThatWasChangedSinceItWasShownIsNotPosted() {
    visitor.sellable();
    String card = visitor.order("2");
    String shown = visitor.tag(card);
    visitor
        .htmx()
        .formParam("customer", "C-1")
        .formParam("item", "BIKE")
        .formParam("quantity", "2000")
        .put(card)
        .then()
        .statusCode(204);

    visitor
        .htmx()
        .header("If-Match", shown)
        .header("Idempotency-Key", shown)
        .post(card + "/post")
        .then()
        .statusCode(412);
    visitor.page(INVOICES).body(containsString("There is no invoice yet"));
  }

  @Test
  void numberThatIsNoneIsNamedWithItsLine() {
    visitor.sellable();

    visitor
        .htmx()
        .formParam("customer", "C-1")
        .formParam("item", "BIKE")
        .formParam("quantity", "many")
        .post(ORDERS + "/cards")
        .then()
        .statusCode(400)
        .body(containsString("lines[0].quantity"), containsString("is not understood"));
  }
}
