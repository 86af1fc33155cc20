package io.tenantry.app.web;

import static io.tenantry.app.web.WebVisitor.PAYMENTS;
import static io.tenantry.app.web.WebVisitor.leadsTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.app.testsupport.UsersOfATenant;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What customers pay is entered, used and taken back in the web client. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class PaymentPagesTest {

  TestTenants tenants;
  TestTokens tokens;
  TestTenant tenant;
  WebVisitor visitor;
  String first;
  String second;

  @BeforeEach
  void companyThatIsOwedTwoInvoices() {
    tenant = tenants.create("paid-" + UUID.randomUUID(), List.of(), "CRONUS");
    visitor = new WebVisitor(Caller.user(tenant, tokens));
    visitor.sellable();
    first = visitor.invoice("1");
    second = visitor.invoice("2");
  }

  @Test
  void openInvoicesOfTheCustomerAreShownWithPlaceForWhatIsPaid() {
    visitor
        .page(PAYMENTS + "/open-invoices?customer=C-1&sort=date&limit=500")
        .body(containsString("id=\"applied-INV-00001\""), containsString("200.00"))
        .body(not(containsString("<html")));
    visitor
        .caller()
        .asks()
        .get(PAYMENTS + "/open-invoices")
        .then()
        .statusCode(400)
        .body(containsString("customer"), containsString("must be given"));
  }

  @Test
  void paymentIsUsedForTheInvoicesThatWereNamed() {
    String payment =
        leadsTo(
            pays("250")
                .formParam("invoice", "INV-00002")
                .formParam("applied", "200")
                .post(PAYMENTS + "/cards")
                .then());

    visitor.page(payment).body(containsString("<dd>250.00</dd>"), containsString("<dd>50.00</dd>"));
    visitor.page(second).body(containsString("<dd>0.00</dd>"));
    visitor.page(first).body(containsString("<dd>100.00</dd>"));
    visitor.page(PAYMENTS).body(containsString("Adatum"), containsString("250.00"));
  }

  @Test
  void paymentIsUsedForWhatIsOldestAndWhatIsLeftLater() {
    String payment = leadsTo(pays("120").post(PAYMENTS + "/cards").then());
    visitor.page(payment).body(containsString("<dd>120.00</dd>"));

    leadsTo(
        visitor
            .htmx()
            .header("Idempotency-Key", visitor.key(payment))
            .formParam("oldest", "on")
            .post(payment + "/apply")
            .then());

    visitor.page(first).body(containsString("<dd>0.00</dd>"));
    visitor.page(second).body(containsString("<dd>180.00</dd>"));
    visitor.page(payment).body(not(containsString("Use the payment")));
  }

  @Test
  void paymentIsTakenBackAndItsInvoicesAreOpenAgain() {
    String payment =
        leadsTo(pays("300").formParam("oldest", "on").post(PAYMENTS + "/cards").then());
    visitor.page(first).body(containsString("<dd>0.00</dd>"));

    reverse(payment).statusCode(204);

    visitor.page(first).body(containsString("<dd>100.00</dd>"));
    visitor
        .page(payment)
        .body(containsString("was taken back"), not(containsString("Take back the payment")));
    reverse(payment).statusCode(409).body(containsString("took it back"));
  }

  @Test
  void secondClickIsTheFirst() {
    String key = visitor.key(PAYMENTS + "/new");

    String once =
        leadsTo(pays("50").header("Idempotency-Key", key).post(PAYMENTS + "/cards").then());
    String again =
        leadsTo(pays("50").header("Idempotency-Key", key).post(PAYMENTS + "/cards").then());

    assertThat(again).isEqualTo(once);
  }

  @Test
  void whatIsWrongIsNamedBesideTheForm() {
    pays("much")
        .post(PAYMENTS + "/cards")
        .then()
        .statusCode(400)
        .body(containsString("href=\"#amount\""), containsString("is not understood"));
    pays("50")
        .formParam("invoice", "INV-00001")
        .formParam("applied", "60")
        .post(PAYMENTS + "/cards")
        .then()
        .statusCode(409)
        .body(containsString("Of INV-00001 at most 50.00 can be settled"));
  }

  @Test
  void whoMayOnlyLookIsOfferedNothingElseAndRefusedIt() {
    String payment = leadsTo(pays("50").post(PAYMENTS + "/cards").then());
    UsersOfATenant users = new UsersOfATenant(tenants, tokens, tenant);
    users.set("looker", "company:read payment:read payment:insert");
    WebVisitor looker = new WebVisitor(users.having("tenant/looker", null));

    looker
        .page(payment)
        .body(
            containsString("<dd>50.00</dd>"),
            not(containsString("Use the payment")),
            not(containsString("Take back the payment")),
            not(containsString("open-invoices")));
    looker.htmx().formParam("oldest", "on").post(payment + "/apply").then().statusCode(403);
    looker.htmx().post(payment + "/reverse").then().statusCode(403);
    visitor.page(payment).body(containsString("Use the payment"), containsString("open-invoices"));
  }

  private RequestSpecification pays(String amount) {
    return visitor.htmx().formParam("customer", "C-1").formParam("amount", amount);
  }

  private ValidatableResponse reverse(String payment) {
    return visitor.htmx().post(payment + "/reverse").then();
  }
}
