package io.tenantry.app.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever holds a company's ledger is waited for by all who post, open or close in it. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class HeldLedgerTest {

  private static final String HOLD =
      """
      select code from business.number_series
       where code = 'transaction' and company_id = (select id from tenantry.company where name = 'CRONUS')
         for update
      """;
  private static final String CLOSE =
      """
      insert into business.posting_period (company_id, starts_on, closed, changed_at, changed_by)
      select id, date '2026-01-01', true, now(), 'test' from tenantry.company where name = 'CRONUS'
      """;

  private final ExecutorService caller = Executors.newSingleThreadExecutor();

  TestTenants tenants;
  TestTokens tokens;
  Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.open(tenants, tokens);
  }

  @AfterEach
  void noMoreCalls() {
    caller.shutdownNow();
  }

  @Test
  void monthThatIsClosedWhileAPosterWaitsIsClosedForHim() throws Exception {
    String order = shop.order("2026-01-15", 1);

    Response refused =
        whileHeld(() -> shop.post("sales-orders/" + order + "/post", Map.of()), CLOSE);

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.jsonPath().getString("code")).isEqualTo("period-closed");
  }

  @Test
  void monthIsClosedAfterWhatIsBeingPosted() throws Exception {
    Response closed =
        whileHeld(
            () ->
                shop.admin()
                    .asks()
                    .body("{\"closed\": true}")
                    .put(shop.path("posting-periods/2026-02")),
            HOLD);

    assertThat(closed.statusCode()).isEqualTo(200);
  }

  /** Calls while somebody holds the ledger, who then does one thing more and lets it go. */
  private Response whileHeld(Callable<Response> call, String last) throws Exception {
    Future<Response> answer =
        tenants.inDatabase(
            shop.tenant(),
            holder -> {
              holder.setAutoCommit(false);
              run(holder, HOLD);
              Future<Response> waiting = caller.submit(call);
              assertThatThrownBy(() -> waiting.get(1, TimeUnit.SECONDS))
                  .isInstanceOf(TimeoutException.class);
              run(holder, last);
              holder.commit();
              return waiting;
            });
    return answer.get(20, TimeUnit.SECONDS);
  }

  private static void run(Connection holder, String sql) throws SQLException {
    try (PreparedStatement statement = holder.prepareStatement(sql)) {
      statement.execute();
    }
  }
}
