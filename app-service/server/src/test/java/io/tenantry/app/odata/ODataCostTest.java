package io.tenantry.app.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.app.testsupport.StatementCount;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a page costs the database does not depend on how many entities are on it. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class ODataCostTest extends StockedCompany {

  private static final String PLAIN = "SalesOrder?$select=Number&$top=%d";
  private static final String LINES = "SalesOrder?$select=Number&$expand=Lines&$top=%d";
  private static final String DEEP =
      "SalesOrder?$select=Number&$count=true&$expand=Buyer,Lines($count=true;$expand=Goods)&$top=%d";

  @Test
  void expandingLinesTakesOneStatementMoreWhateverThePageSize() {
    int plain = cost(PLAIN, 1);

    assertThat(cost(PLAIN, 20)).isEqualTo(plain);
    for (int size : new int[] {1, 5, 19}) {
      assertThat(cost(LINES, size)).as("%d orders with lines", size).isEqualTo(plain + 1);
    }
  }

  @Test
  void eachPathAndEachCountTakesOneStatementMore() {
    int plain = cost(PLAIN, 1);

    for (int size : new int[] {1, 5, 19}) {
      assertThat(cost(DEEP, size))
          .as("%d orders: $count, Buyer, Lines, their $count, Goods", size)
          .isEqualTo(plain + 5);
    }
  }

  /** At the lowest: now and then a request also looks who the user is, and what is published. */
  private int cost(String query, int size) {
    try (StatementCount statements = new StatementCount()) {
      return IntStream.range(0, 4)
          .map(
              again ->
                  statements.of(
                      () ->
                          scene
                              .get(query.formatted(size))
                              .then()
                              .statusCode(200)
                              .body("value", hasSize(size))))
          .min()
          .orElseThrow();
    }
  }
}
