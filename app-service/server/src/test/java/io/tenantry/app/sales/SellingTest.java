package io.tenantry.app.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

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

/** From an order to its invoice and the ledger, and back. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class SellingTest {

  TestTenants tenants;
  TestTokens tokens;
  Shop shop;

  @BeforeEach
  void openShop() {
    shop = Shop.open(tenants, tokens);
  }

  @Test
  void postedOrderIsAnInvoiceAndBalancesTheLedger() {
    String order = shop.order("2026-01-15", 3);

    JsonPath invoice = shop.created("sales-orders/" + order + "/post", Map.of());

    assertThat(invoice.getString("number")).isEqualTo("INV-00001");
    assertThat(invoice.getString("postingDate")).isEqualTo("2026-01-15");
    assertThat(invoice.getString("dueDate")).isEqualTo("2026-02-14");
    assertThat(invoice.getString("postedBy")).startsWith("user@shop-");
    assertThat(invoice.getList("lines.item")).containsExactly("BIKE");
    assertThat(shop.balance("1200")).isEqualByComparingTo("300");
    assertThat(shop.balance("4000")).isEqualByComparingTo("-300");
    JsonPath transaction = shop.read("ledger-transactions/" + invoice.getLong("transaction"));
    assertThat(transaction.getList("entries.account")).containsExactly("1200", "4000");
    assertThat(shop.read("sales-orders/" + order).getString("invoice")).isEqualTo("INV-00001");
  }

  @Test
  void linesAreRoundedOneByOneHalfACentUp() {
    Map<String, Object> line =
        Map.of("item", "BIKE", "quantity", 1, "unitPrice", 0.05, "discount", 0.1);
    String order =
        shop.created("sales-orders", Map.of("customer", "c-1", "lines", List.of(line, line)))
            .getString("number");

    JsonPath invoice = shop.created("sales-orders/" + order + "/post", Map.of());

    assertThat(invoice.getList("lines.netAmount", BigDecimal.class))
        .allSatisfy(net -> assertThat(net).isEqualByComparingTo("0.05"));
    assertThat(new BigDecimal(invoice.getString("netAmount"))).isEqualByComparingTo("0.10");
  }

  @Test
  void orderIsPostedOnceOnly() {
    String order = shop.order("2026-01-15", 1);
    shop.created("sales-orders/" + order + "/post", Map.of());

    shop.post("sales-orders/" + order + "/post", Map.of())
        .then()
        .statusCode(409)
        .body("code", equalTo("already-posted"));
    assertThat(shop.read("sales-invoices").getList("items")).hasSize(1);
  }

  @Test
  void postingTwiceWithTheSameKeyChangesNothingAndAnswersTheSame() {
    String order = shop.order("2026-01-15", 1);

    String first = shop.post("sales-orders/" + order + "/post", "k-1", Map.of()).asString();
    String again =
        shop.post("sales-orders/" + order + "/post", "k-1", Map.of())
            .then()
            .statusCode(201)
            .extract()
            .asString();

    assertThat(again).isEqualTo(first);
    assertThat(shop.balance("1200")).isEqualByComparingTo("100");
  }

  @Test
  void postedOrderCannotBeChangedOrDeleted() {
    String order = shop.order("2026-01-15", 1);
    shop.created("sales-orders/" + order + "/post", Map.of());

    shop.asks()
        .body(Map.of("customer", "C-1", "lines", List.of()))
        .put(shop.path("sales-orders/" + order))
        .then()
        .statusCode(409)
        .body("code", equalTo("already-posted"));
    shop.asks().delete(shop.path("sales-orders/" + order)).then().statusCode(409);
  }

  @Test
  void orderWithoutLinesHasNothingToPost() {
    String order = shop.created("sales-orders", Map.of("customer", "C-1")).getString("number");

    shop.post("sales-orders/" + order + "/post", Map.of())
        .then()
        .statusCode(409)
        .body("code", equalTo("nothing-to-post"));
  }

  @Test
  void closedMonthTakesNoPostingUntilItIsOpenedAgain() {
    shop.admin()
        .asks()
        .body("{\"closed\": true}")
        .put(shop.path("posting-periods/2026-01"))
        .then()
        .statusCode(200);
    String order = shop.order("2026-01-31", 1);

    shop.post("sales-orders/" + order + "/post", Map.of())
        .then()
        .statusCode(409)
        .body("code", equalTo("period-closed"));
    shop.created("sales-orders/" + order + "/post", Map.of("postingDate", "2026-02-01"));
    assertThat(shop.read("posting-periods").getList("items.closed")).containsExactly(true);
  }

  @Test
  void ordersOfAClosedMonthLeaveNoGapInTheNumbersOfThoseBesideThem() {
    shop.admin()
        .asks()
        .body("{\"closed\": true}")
        .put(shop.path("posting-periods/2026-01"))
        .then()
        .statusCode(200);
    String refused = shop.order("2026-01-31", 1);
    String posted = shop.order("2026-02-01", 1);

    shop.post("sales-orders/post", Map.of("orders", List.of(refused, posted)))
        .then()
        .statusCode(200)
        .body("results.find { it.order == '" + refused + "' }.code", equalTo("period-closed"))
        .body("results.find { it.order == '" + posted + "' }.invoice", equalTo("INV-00001"));

    assertThat(shop.invoice("2026-02-02", 1)).isEqualTo("INV-00002");
    assertThat(shop.read("ledger-transactions").getList("items.number", Integer.class))
        .containsExactly(1, 2);
  }

  @Test
  void onlyAdministratorsOpenAndCloseMonths() {
    shop.asks()
        .body("{\"closed\": true}")
        .put(shop.path("posting-periods/2026-01"))
        .then()
        .statusCode(403);
  }

  @Test
  void creditMemoTakesBackThePartThatIsNamedAndThenTheRest() {
    String invoice = shop.invoice("2026-01-15", 3);

    JsonPath part =
        shop.created(
            "sales-invoices/" + invoice + "/credit",
            Map.of("lines", List.of(Map.of("line", 1, "quantity", 1))));
    JsonPath rest = shop.created("sales-invoices/" + invoice + "/credit", Map.of());

    assertThat(part.getString("number")).isEqualTo("CM-00001");
    assertThat(part.getString("corrects")).isEqualTo(invoice);
    assertThat(new BigDecimal(part.getString("netAmount"))).isEqualByComparingTo("100");
    assertThat(new BigDecimal(rest.getString("netAmount"))).isEqualByComparingTo("200");
    assertThat(shop.remaining(invoice)).isZero();
    assertThat(shop.balance("1200")).isZero();
    assertThat(shop.balance("4000")).isZero();
    shop.post("sales-invoices/" + invoice + "/credit", Map.of())
        .then()
        .statusCode(409)
        .body("code", equalTo("over-credited"));
  }

  @Test
  void moreThanWasInvoicedIsNotCredited() {
    String invoice = shop.invoice("2026-01-15", 3);

    shop.post(
            "sales-invoices/" + invoice + "/credit",
            Map.of("lines", List.of(Map.of("line", 1, "quantity", 4))))
        .then()
        .statusCode(409)
        .body("code", equalTo("over-credited"))
        .body("detail", containsString("line 1"));
  }

  @Test
  void refusedPostingLeavesNoGapInAnySeries() {
    shop.invoice("2026-01-15", 1);
    shop.post(
            "payments",
            Map.of("customer", "C-1", "amount", 1, "applyTo", List.of(Map.of("invoice", "none"))))
        .then()
        .statusCode(400);

    JsonPath payment = shop.created("payments", Map.of("customer", "C-1", "amount", 1));

    assertThat(payment.getString("number")).isEqualTo("PAY-00001");
    assertThat(payment.getLong("transaction")).isEqualTo(2);
  }

  @Test
  void manyOrdersArePostedAndEachIsToldItsEnd() {
    String good = shop.order("2026-01-15", 1);
    String empty = shop.created("sales-orders", Map.of("customer", "C-1")).getString("number");

    JsonPath result =
        shop.post("sales-orders/post", "bulk", Map.of("orders", List.of(good, empty, "none")))
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();

    assertThat(result.getInt("posted")).isEqualTo(1);
    assertThat(result.getList("results.code"))
        .containsExactlyInAnyOrder("nothing-to-post", null, "unknown-sales-order");
    assertThat(
            shop.post("sales-orders/post", "bulk", Map.of("orders", List.of(good, empty, "none")))
                .jsonPath()
                .getInt("posted"))
        .isEqualTo(1);
    assertThat(shop.read("sales-invoices").getList("items")).hasSize(1);
  }

  @Test
  void customerOfADocumentStays() {
    shop.invoice("2026-01-01", 1);

    shop.asks()
        .delete(shop.path("customers/C-1"))
        .then()
        .statusCode(409)
        .body("code", equalTo("in-use"));
  }
}
