package io.tenantry.app.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many who post at once. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConcurrentPostersTest {

  private static final int POSTERS = 32;

  TestTenants tenants;
  TestTokens tokens;

  @Test
  void postersLeaveNoGapAndNoDuplicateNumber() throws Exception {
    Shop shop = Shop.open(tenants, tokens);
    List<String> orders =
        IntStream.range(0, POSTERS).mapToObj(i -> shop.order("2026-01-15", 1)).toList();

    List<Integer> answers =
        together(
            orders.stream()
                .<Callable<Integer>>map(
                    order ->
                        () -> shop.post("sales-orders/" + order + "/post", Map.of()).statusCode())
                .toList());

    assertThat(answers).containsOnly(201);
    assertThat(shop.read("sales-invoices?limit=100").getList("items.number", String.class))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, POSTERS).mapToObj("INV-%05d"::formatted).toList());
    assertThat(shop.read("ledger-transactions?limit=100").getList("items.number", Integer.class))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, POSTERS).boxed().toList());
    assertThat(shop.balance("1200")).isEqualByComparingTo("3200");
  }

  @Test
  void oneOrderPostedByAllIsOneInvoice() throws Exception {
    Shop shop = Shop.open(tenants, tokens);
    String order = shop.order("2026-01-15", 1);
    Callable<Integer> post =
        () -> shop.post("sales-orders/" + order + "/post", "same-key", Map.of()).statusCode();

    List<Integer> answers = together(IntStream.range(0, 8).mapToObj(i -> post).toList());

    assertThat(answers).containsOnly(201);
    assertThat(shop.read("sales-invoices").getList("items")).hasSize(1);
  }

  private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      List<Future<T>> answers = threads.invokeAll(calls, 4, TimeUnit.MINUTES);
      return answers.stream().map(ConcurrentPostersTest::ended).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> T ended(Future<T> answer) {
    try {
      return answer.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
