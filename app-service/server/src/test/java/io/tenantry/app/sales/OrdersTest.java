package io.tenantry.app.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders until they are posted. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class OrdersTest {

  TestTenants tenants;
  TestTokens tokens;
  Shop shop;

  @BeforeEach
  void openShop() {
    shop = Shop.open(tenants, tokens);
  }

  @Test
  void unknownItemIsNamedWithItsLine() {
    shop.post(
            "sales-orders",
            Map.of("customer", "C-1", "lines", List.of(Map.of("item", "X", "quantity", 1))))
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("lines[0].item"))
        .body("errors.code", hasItem("unknown-item"));
  }

  @Test
  void amountBeyondTheLedgerIsRefusedAndNotAnError() {
    Map<String, Object> line =
        Map.of("item", "BIKE", "quantity", 99_999_999_999L, "unitPrice", 99_999_999_999L);
    shop.post("sales-orders", Map.of("customer", "C-1", "lines", List.of(line)))
        .then()
        .statusCode(400)
        .body("errors.code", hasItem("too-large"));
  }

  @Test
  void orderIsReplacedOnlyAsTheVersionTheCallerKnows() {
    String order = shop.order("2026-01-15", 1);
    String tag = shop.asks().get(shop.path("sales-orders/" + order)).header("ETag");
    Map<String, Object> body =
        Map.of("customer", "C-1", "lines", List.of(Map.of("item", "bike", "quantity", 2)));

    shop.asks()
        .header("If-Match", tag)
        .body(body)
        .put(shop.path("sales-orders/" + order))
        .then()
        .statusCode(200)
        .body("lines[0].quantity", equalTo(2));
    shop.asks()
        .header("If-Match", tag)
        .body(body)
        .put(shop.path("sales-orders/" + order))
        .then()
        .statusCode(412);
  }

  @Test
  void listsAreCutSortedAndFiltered() {
    shop.invoice("2026-01-01", 1);
    shop.invoice("2026-02-01", 2);
    shop.invoice("2026-03-01", 3);

    JsonPath first = shop.read("sales-invoices?sort=-date&limit=2");
    String cursor = first.getString("nextCursor");

    assertThat(first.getList("items.postingDate")).containsExactly("2026-03-01", "2026-02-01");
    assertThat(
            shop.read("sales-invoices?sort=-date&limit=2&cursor=" + cursor)
                .getList("items.postingDate"))
        .containsExactly("2026-01-01");
    assertThat(
            shop.read("sales-invoices?from=2026-02-01&to=2026-02-28&customer=C-1&q=adat")
                .getList("items.number"))
        .containsExactly("INV-00002");
    assertThat(shop.read("sales-orders?posted=false").getList("items")).isEmpty();
    assertThat(shop.read("ledger-transactions?limit=2").getList("items.number"))
        .containsExactly(1, 2);
  }

  @Test
  void fieldsOfAnOrderAreChangedAlone() {
    String order = shop.order("2026-01-15", 2);

    patch(order, Map.of("reference", "by phone"))
        .then()
        .statusCode(200)
        .body("reference", equalTo("by phone"))
        .body("orderDate", equalTo("2026-01-15"))
        .body("lines.item", contains("BIKE"));
    patch(order, Map.of("lines", List.of())).then().statusCode(200).body("lines", empty());
    patch(order, Map.of("paymentDays", 1000))
        .then()
        .statusCode(400)
        .body("errors.field", contains("paymentDays"));
    patch(order, Map.of("posted", true)).then().statusCode(200).body("posted", equalTo(false));
  }

  @Test
  void postedOrderIsNotPatched() {
    String order = shop.order("2026-01-15", 2);
    shop.created("sales-orders/" + order + "/post", Map.of());

    patch(order, Map.of("reference", "late"))
        .then()
        .statusCode(409)
        .body("code", equalTo("already-posted"));
  }

  @Test
  void orderIsPatchedOnlyAsTheVersionTheCallerKnows() {
    String order = shop.order("2026-01-15", 2);
    String tag = shop.asks().get(shop.path("sales-orders/" + order)).header("ETag");
    patch(order, Map.of("reference", "first")).then().statusCode(200);

    shop.asks()
        .header("If-Match", tag)
        .body(Map.of("reference", "second"))
        .patch(shop.path("sales-orders/" + order))
        .then()
        .statusCode(412)
        .body("code", equalTo("version-mismatch"));
  }

  @Test
  void listHasOnlyTheFieldsThatAreAskedForAndSoHasItsNextPage() {
    shop.order("2026-01-15", 1);
    shop.order("2026-01-16", 1);

    JsonPath page = shop.read("sales-orders?fields=number,netAmount&limit=1");

    assertThat(page.getMap("items[0]")).containsOnlyKeys("number", "netAmount");
    assertThat(page.getString("items[0].netAmount")).isEqualTo("100.00");
    assertThat(page.getString("links.next")).contains("fields=number");
    JsonPath items = shop.read("items?fields=unitPrice");
    assertThat(items.getList("items"))
        .containsExactly(Map.of("unitPrice", items.get("items[0].unitPrice")));
  }

  @Test
  void fieldThatARowDoesNotHaveIsRefused() {
    shop.order("2026-01-15", 1);

    shop.asks()
        .get(shop.path("sales-orders?fields=number,margin"))
        .then()
        .statusCode(400)
        .body("code", equalTo("validation-failed"))
        .body("errors[0].field", equalTo("fields"))
        .body("errors[0].message", containsString("netAmount"));
  }

  private Response patch(String order, Object change) {
    return shop.asks().body(change).patch(shop.path("sales-orders/" + order));
  }
}
