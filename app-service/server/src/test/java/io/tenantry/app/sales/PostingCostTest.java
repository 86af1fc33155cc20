package io.tenantry.app.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.app.testsupport.StatementCount;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What posting costs the database does not depend on how much is posted. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class PostingCostTest {

  /**
   * Into the company; lock the order, hold the ledger, take numbers and look what is closed; write,
   * and read what was written; commit.
   */
  private static final int AN_ORDER = 4;

  /** The same, but that orders are looked up by their numbers first. */
  private static final int MANY_ORDERS = 5;

  /** The customer is read first, and what was written by itself. */
  private static final int A_PAYMENT = 6;

  /** The payment is read first, and what it settled once the ledger is held. */
  private static final int A_REVERSAL = 7;

  /** Of a bicycle. */
  private static final int AMOUNT = 100;

  TestTenants tenants;
  TestTokens tokens;

  @Test
  void orderIsPostedInFourRoundTripsHoweverManyLinesItHas() {
    Shop shop = Shop.open(tenants, tokens);

    for (int lines : new int[] {1, 40}) {
      assertThat(
              roundTrips(() -> shop.order(lines), order -> shop.created(posting(order), Map.of())))
          .as("%d lines", lines)
          .isEqualTo(AN_ORDER);
    }
  }

  @Test
  void manyOrdersArePostedInAsManyRoundTripsAsOne() {
    Shop shop = Shop.open(tenants, tokens);

    for (int count : new int[] {1, 25}) {
      Supplier<List<String>> orders =
          () -> IntStream.range(0, count).mapToObj(i -> shop.order("2026-01-15", 1)).toList();
      assertThat(
              roundTrips(
                  orders,
                  all ->
                      shop.post("sales-orders/post", Map.of("orders", all)).then().statusCode(200)))
          .as("%d orders", count)
          .isEqualTo(MANY_ORDERS);
    }
  }

  @Test
  void paymentSettlesAnyNumberOfInvoicesInSixRoundTrips() {
    Shop shop = Shop.open(tenants, tokens);

    for (int count : new int[] {1, 10}) {
      assertThat(
              roundTrips(() -> invoices(shop, count), all -> shop.created("payments", paying(all))))
          .as("%d invoices", count)
          .isEqualTo(A_PAYMENT);
    }
  }

  @Test
  void paymentIsUsedForAnyNumberOfInvoicesInSixRoundTrips() {
    Shop shop = Shop.open(tenants, tokens);

    for (int count : new int[] {1, 10}) {
      assertThat(
              roundTrips(
                  () -> paidForNothingYet(shop, count),
                  payment -> changed(shop, payment, "apply", Map.of("applyToOldest", true))))
          .as("%d invoices", count)
          .isEqualTo(A_PAYMENT);
    }
  }

  @Test
  void paymentIsTakenBackInSevenRoundTripsHoweverMuchItHadSettled() {
    Shop shop = Shop.open(tenants, tokens);

    for (int count : new int[] {1, 10}) {
      assertThat(
              roundTrips(
                  () -> shop.created("payments", paying(invoices(shop, count))).getString("number"),
                  payment -> changed(shop, payment, "reverse", Map.of())))
          .as("%d invoices", count)
          .isEqualTo(A_REVERSAL);
    }
  }

  private static String paidForNothingYet(Shop shop, int invoices) {
    invoices(shop, invoices);
    return shop.created("payments", Map.of("customer", Shop.CUSTOMER, "amount", AMOUNT * invoices))
        .getString("number");
  }

  private static List<String> invoices(Shop shop, int count) {
    return IntStream.range(0, count).mapToObj(i -> shop.invoice("2026-01-15", 1)).toList();
  }

  private static Map<String, Object> paying(List<String> invoices) {
    return Map.of(
        "customer",
        Shop.CUSTOMER,
        "amount",
        AMOUNT * invoices.size(),
        "applyTo",
        invoices.stream().map(invoice -> Map.of("invoice", invoice)).toList());
  }

  private static void changed(Shop shop, String payment, String action, Object body) {
    shop.post(String.join("/", "payments", payment, action), body).then().statusCode(200);
  }

  private static String posting(String order) {
    return "sales-orders/" + order + "/post";
  }

  /** At the lowest: now and then a request also looks who the user is. */
  private static <T> int roundTrips(Supplier<T> given, Consumer<T> post) {
    try (StatementCount statements = new StatementCount()) {
      return Stream.generate(given)
          .limit(3)
          .mapToInt(one -> statements.roundTripsOf(() -> post.accept(one)))
          .min()
          .orElseThrow();
    }
  }
}
