package io.tenantry.app.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Customers are searched, sorted and paged. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class CustomerListTest {

  private static final String CUSTOMERS = "/api/v1/companies/CRONUS/customers";

  TestTenants tenants;
  TestTokens tokens;
  TestTenant tenant;
  Caller user;

  @BeforeEach
  void tenant() {
    tenant = tenants.create("customers-" + UUID.randomUUID());
    user = Caller.user(tenant, tokens);
  }

  @Test
  void linksAreOnThePageWhereTheyAreAskedForOrNothingIs() {
    user.createCustomer("CRONUS", "A1", "Adatum");

    for (String query : List.of("", "?fields=number,links")) {
      user.asks()
          .get(CUSTOMERS + query)
          .then()
          .body("items[0].links.self", endsWith("/customers/A1?tenant=" + tenant.id()))
          .body("items[0].links.company", containsString("/companies/CRONUS"));
    }
    user.asks()
        .get(CUSTOMERS + "?fields=number,city")
        .then()
        .body("items[0]", aMapWithSize(2))
        .body("items[0].number", equalTo("A1"))
        .body("items[0]", hasKey("city"));
  }

  @ParameterizedTest
  @CsvSource({
    "number,  'A1 a2 B1 b2'",
    "-number, 'b2 B1 a2 A1'",
    "name,    'b2 a2 B1 A1'",
    "-name,   'A1 B1 a2 b2'"
  })
  void listIsSortedWithoutRegardToCaseAndPagedWithoutGaps(String sort, String expected) {
    user.createCustomer("CRONUS", "B1", "same");
    user.createCustomer("CRONUS", "b2", "Apfel");
    user.createCustomer("CRONUS", "A1", "zoo");
    user.createCustomer("CRONUS", "a2", "birne");

    List<String> numbers = new ArrayList<>();
    String cursor = null;
    do {
      var request = user.asks().queryParam("sort", sort).queryParam("limit", 1);
      Response page =
          (cursor == null ? request : request.queryParam("cursor", cursor)).get(CUSTOMERS);
      page.then().statusCode(200).body("items", hasSize(1));
      numbers.add(page.path("items[0].number"));
      cursor = page.path("nextCursor");
    } while (cursor != null);

    assertThat(String.join(" ", numbers)).isEqualTo(expected);
  }

  @Test
  void customersOfOneNameAreAllListedAcrossPages() {
    for (int i = 0; i < 5; i++) {
      user.createCustomer("CRONUS", "N" + i, "Same");
    }

    Response first = user.asks().get(CUSTOMERS + "?sort=name&limit=3");
    Response second =
        user.asks()
            .queryParam("cursor", first.<String>path("nextCursor"))
            .get(CUSTOMERS + "?sort=name&limit=3");

    List<String> all = new ArrayList<>(first.path("items.number"));
    all.addAll(second.path("items.number"));
    assertThat(all).containsExactlyInAnyOrder("N0", "N1", "N2", "N3", "N4");
  }

  @Test
  void searchLooksIntoNumberAndNameAndTakesPatternCharactersLiterally() {
    user.createCustomer("CRONUS", "X_1", "100% Wool");
    user.createCustomer("CRONUS", "XY1", "Wood");

    user.asks().queryParam("q", "x_1").get(CUSTOMERS).then().body("items.number", contains("X_1"));
    user.asks().queryParam("q", "0% w").get(CUSTOMERS).then().body("items.number", contains("X_1"));
    user.asks().queryParam("q", "WOO").get(CUSTOMERS).then().body("items", hasSize(2));
    user.asks().queryParam("q", "!").get(CUSTOMERS).then().body("items", hasSize(0));
  }

  @Test
  void nextLinkLeadsToTheNextPageOfTheSameSearch() {
    for (int i = 0; i < 3; i++) {
      user.createCustomer("CRONUS", "N" + i, "Same, ü & more");
    }
    Response first =
        user.asks()
            .queryParam("q", "ü & m")
            .queryParam("limit", 2)
            .queryParam("sort", "-number")
            .get(CUSTOMERS);
    String next = first.path("links.next");

    user.asks()
        .urlEncodingEnabled(false)
        .get(next.replaceFirst("https?://[^/]+", ""))
        .then()
        .statusCode(200)
        .body("items.number", contains("N0"));
  }
}
