package io.tenantry.app.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money in the bank, what it settles, and journals posted by hand. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class PaymentsTest {

  TestTenants tenants;
  TestTokens tokens;
  Shop shop;

  @BeforeEach
  void openShop() {
    shop = Shop.open(tenants, tokens);
  }

  @Test
  void keyOfAnotherBodyIsRefused() {
    Map<String, Object> payment = Map.of("customer", "C-1", "amount", 10);
    shop.post("payments", "k-2", payment).then().statusCode(201);

    shop.post("payments", "k-2", Map.of("customer", "C-1", "amount", 11))
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency-key-reused"));
    shop.post("payments", "k-2", payment).then().statusCode(201);
    assertThat(shop.balance("1000")).isEqualByComparingTo("10");
  }

  @Test
  void keyOfARefusedRequestIsFreeAgain() {
    shop.post("payments", "k-3", Map.of("customer", "nobody", "amount", 10)).then().statusCode(400);

    shop.post("payments", "k-3", Map.of("customer", "C-1", "amount", 10)).then().statusCode(201);
  }

  @Test
  void paymentSettlesTheInvoiceItNamesAndItsReversalOpensItAgain() {
    String invoice = shop.invoice("2026-01-15", 3);

    String payment =
        shop.created(
                "payments",
                Map.of(
                    "customer",
                    "C-1",
                    "amount",
                    120,
                    "applyTo",
                    List.of(Map.of("invoice", invoice))))
            .getString("number");

    assertThat(shop.remaining(invoice)).isEqualByComparingTo("180");
    assertThat(shop.balance("1000")).isEqualByComparingTo("120");

    JsonPath reversed =
        shop.post("payments/" + payment + "/reverse", Map.of("reason", "The cheque bounced"))
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();

    assertThat(reversed.getLong("reversal")).isPositive();
    assertThat(new BigDecimal(reversed.getString("unapplied"))).isZero();
    assertThat(shop.remaining(invoice)).isEqualByComparingTo("300");
    assertThat(shop.balance("1000")).isZero();
    shop.post("payments/" + payment + "/reverse", Map.of())
        .then()
        .statusCode(409)
        .body("code", equalTo("already-reversed"));
  }

  @Test
  void paymentWithoutAnInvoiceIsUsedForTheOldestLater() {
    String late = shop.invoice("2026-03-01", 1);
    String early = shop.invoice("2026-01-01", 1);
    String payment =
        shop.created("payments", Map.of("customer", "C-1", "amount", 150)).getString("number");

    shop.post("payments/" + payment + "/apply", Map.of("applyToOldest", true))
        .then()
        .statusCode(200);

    assertThat(shop.remaining(early)).isZero();
    assertThat(shop.remaining(late)).isEqualByComparingTo("50");
    assertThat(new BigDecimal(shop.read("aged-receivables?asOf=2026-05-15").getString("total")))
        .isEqualByComparingTo(shop.balance("1200"));
    assertThat(shop.read("customer-entries?open=true").getList("items.documentNumber"))
        .containsExactly(late);
  }

  @Test
  void moreThanIsOwedIsNotApplied() {
    String invoice = shop.invoice("2026-01-15", 1);

    shop.post(
            "payments",
            Map.of(
                "customer",
                "C-1",
                "amount",
                500,
                "applyTo",
                List.of(Map.of("invoice", invoice, "amount", 101))))
        .then()
        .statusCode(409)
        .body("code", equalTo("over-applied"));
    assertThat(shop.balance("1000")).isZero();
  }

  @Test
  void journalIsPostedByHandOnlyIfItBalances() {
    List<Map<String, Object>> entries =
        List.of(
            Map.of("account", "1000", "amount", 500), Map.of("account", "3000", "amount", -500));
    String path = shop.path("ledger-transactions");

    long number =
        shop.admin()
            .asks()
            .body(Map.of("description", "Opening", "entries", entries))
            .post(path)
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getLong("number");

    assertThat(shop.balance("3000")).isEqualByComparingTo("-500");
    shop.admin()
        .asks()
        .body(
            Map.of(
                "description",
                "Wrong",
                "entries",
                List.of(entries.get(0), Map.of("account", "3000", "amount", -499))))
        .post(path)
        .then()
        .statusCode(400)
        .body("errors.code", hasItem("unbalanced"));
    shop.admin().asks().body("{}").post(path + "/" + number + "/reverse").then().statusCode(201);
    assertThat(shop.balance("3000")).isZero();
    shop.admin()
        .asks()
        .body("{}")
        .post(path + "/" + number + "/reverse")
        .then()
        .statusCode(409)
        .body("code", equalTo("already-reversed"));
  }
}
