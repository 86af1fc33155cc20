package io.tenantry.app.web;

import static io.tenantry.app.web.WebVisitor.leadsTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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

/** Invoices are taken back in the web client, all of them or a part. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class CreditMemoPagesTest {

  TestTenants tenants;
  TestTokens tokens;
  TestTenant tenant;
  WebVisitor visitor;
  String invoice;

  @BeforeEach
  void companyThatHasSoldFourBicycles() {
    tenant = tenants.create("credit-" + UUID.randomUUID(), List.of(), "CRONUS");
    visitor = new WebVisitor(Caller.user(tenant, tokens));
    visitor.sellable();
    invoice = visitor.invoice("4");
  }

  @Test
  void invoiceIsCanceledWhole() {
    String memo = leadsTo(credit(visitor.key(invoice), ""));

    visitor
        .page(memo)
        .body(containsString("Credit memo"), containsString("400.00"))
        .body(containsString("href=\"" + invoice + "\""));
    visitor.page(invoice).body(containsString("<dd>0.00</dd>"));
    visitor.page(WebVisitor.COMPANY + "/sales-credit-memos").body(containsString("400.00"));
  }

  @Test
  void partOfALineIsTakenBack() {
    String memo = leadsTo(credit(visitor.key(invoice), "1"));

    visitor.page(memo).body(containsString("100.00"), not(containsString("400.00")));
    visitor.page(invoice).body(containsString("<dd>300.00</dd>"));
  }

  @Test
  void secondClickIsTheFirst() {
    String key = visitor.key(invoice);

    String memo = leadsTo(credit(key, "1"));

    assertThat(leadsTo(credit(key, "1"))).isEqualTo(memo);
    assertThat(leadsTo(credit(visitor.key(invoice), "1"))).isNotEqualTo(memo);
  }

  @Test
  void moreThanWasSoldIsRefusedInWords() {
    credit(visitor.key(invoice), "5")
        .statusCode(409)
        .body(containsString("Of line 1 at most 4"), containsString("can be credited"));
    credit(visitor.key(invoice), "some")
        .statusCode(400)
        .body(containsString("href=\"#quantity-1\""), containsString("is not understood"));
  }

  @Test
  void whoMayNotTakeBackIsNotOfferedIt() {
    UsersOfATenant users = new UsersOfATenant(tenants, tokens, tenant);
    users.set("reader", "company:read sales-document:read sales-document:insert");
    WebVisitor reader = new WebVisitor(users.having("tenant/reader", null));

    reader.page(invoice).body(not(containsString("Correct or cancel")), containsString("Print"));
    reader.htmx().post(invoice + "/credit").then().statusCode(403);
  }

  @Test
  void creditMemoThatIsNotThereIsRefusedInWords() {
    visitor
        .caller()
        .asks()
        .get(WebVisitor.COMPANY + "/sales-credit-memos/cards/none")
        .then()
        .statusCode(404)
        .contentType(endsWith("UTF-8"))
        .body(containsString("There is no such credit memo"));
  }

  private ValidatableResponse credit(String key, String quantity) {
    return visitor
        .htmx()
        .header("Idempotency-Key", key)
        .formParam("line", "1")
        .formParam("quantity", quantity)
        .formParam("postingDate", "")
        .post(invoice + "/credit")
        .then();
  }
}
