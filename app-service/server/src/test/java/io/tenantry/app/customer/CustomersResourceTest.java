package io.tenantry.app.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class CustomersResourceTest {

  private static final String CUSTOMERS = "/api/v1/companies/CRONUS/customers";

  TestTenants tenants;
  TestTokens tokens;
  Caller user;

  @BeforeEach
  void tenant() {
    user = Caller.user(tenants.create("customers-" + UUID.randomUUID()), tokens);
  }

  @Test
  void createdCustomerIsReadBackByNumberInAnyCaseAndById() {
    Response created =
        user.asks()
            .body(
                Map.of(
                    "number", "C-1",
                    "name", "Åhlén & Söner",
                    "address", "Storgatan 1\n2 tr",
                    "country", "Sweden"))
            .post(CUSTOMERS);

    created
        .then()
        .statusCode(201)
        .header("Location", equalTo(created.path("links.self")))
        .header("ETag", not(nullValue()))
        .body("number", equalTo("C-1"))
        .body("version", equalTo(0))
        .body("fax", nullValue());
    for (String reference : List.of("C-1", "c-1", created.path("id").toString())) {
      String read =
          user.asks().get(CUSTOMERS + "/" + reference).then().statusCode(200).extract().asString();
      assertThat(read).isEqualTo(created.asString());
    }
  }

  @Test
  void whiteSpaceAroundValuesIsDroppedAndWhatIsThenEmptyIsAbsent() {
    user.asks()
        .body(Map.of("number", " C-1 ", "name", "\tRelecloud\n", "city", "   "))
        .post(CUSTOMERS)
        .then()
        .statusCode(201)
        .body("number", equalTo("C-1"))
        .body("name", equalTo("Relecloud"))
        .body("city", nullValue());
  }

  @Test
  void numberIsUniqueInItsCompanyWithoutRegardToCase() {
    user.createCustomer("CRONUS", "abc", "first");

    user.asks()
        .body(Map.of("number", "ABC", "name", "second"))
        .post(CUSTOMERS)
        .then()
        .statusCode(409)
        .body("code", equalTo("customer-exists"));
  }

  @Test
  void replacingSetsWhatIsGivenAndClearsTheRest() {
    user.asks().body(Map.of("number", "1", "name", "a", "city", "Oslo")).post(CUSTOMERS);

    user.asks()
        .body(Map.of("number", "1", "name", "b"))
        .put(CUSTOMERS + "/1")
        .then()
        .statusCode(200)
        .body("name", equalTo("b"))
        .body("city", nullValue())
        .body("version", equalTo(1));
  }

  @Test
  void answerCanBeChangedAndSentBack() {
    user.createCustomer("CRONUS", "1", "a");
    Map<String, Object> answer = user.asks().get(CUSTOMERS + "/1").jsonPath().getMap("");
    answer.put("name", "b");

    user.asks()
        .body(answer)
        .put(CUSTOMERS + "/1")
        .then()
        .statusCode(200)
        .body("name", equalTo("b"));
  }

  @Test
  void mergePatchSetsAndRemovesFieldsAndLeavesTheRest() {
    user.asks()
        .body(Map.of("number", "1", "name", "a", "city", "Oslo", "phone", "22"))
        .post(CUSTOMERS);

    user.asks()
        .contentType("application/merge-patch+json")
        .body("{\"name\": \"b\", \"city\": null}")
        .patch(CUSTOMERS + "/1")
        .then()
        .statusCode(200)
        .body("name", equalTo("b"))
        .body("city", nullValue())
        .body("phone", equalTo("22"));
  }

  @Test
  void requiredFieldCannotBePatchedAway() {
    user.createCustomer("CRONUS", "1", "a");

    user.asks()
        .body("{\"name\": null}")
        .patch(CUSTOMERS + "/1")
        .then()
        .statusCode(400)
        .body("errors.field", contains("name"))
        .body("errors.code", contains("required"));
  }

  @Test
  void renumberedCustomerIsFoundUnderItsNewNumberOnly() {
    user.createCustomer("CRONUS", "1", "a");

    user.asks().body("{\"number\": \"2\"}").patch(CUSTOMERS + "/1").then().statusCode(200);

    user.asks().get(CUSTOMERS + "/2").then().statusCode(200);
    user.asks().get(CUSTOMERS + "/1").then().statusCode(404);
  }

  @Test
  void renumberingToATakenNumberIsRefused() {
    user.createCustomer("CRONUS", "1", "a");
    user.createCustomer("CRONUS", "2", "b");

    user.asks()
        .body("{\"number\": \"2\"}")
        .patch(CUSTOMERS + "/1")
        .then()
        .statusCode(409)
        .body("code", equalTo("customer-exists"));
  }

  @Test
  void changeOfAnOldVersionIsRefusedWhateverTheMethod() {
    user.createCustomer("CRONUS", "1", "a");
    String old = user.asks().get(CUSTOMERS + "/1").header("ETag");
    user.asks().body("{\"name\": \"b\"}").patch(CUSTOMERS + "/1");

    List<Response> late =
        List.of(
            user.asks().header("If-Match", old).body("{\"name\": \"c\"}").patch(CUSTOMERS + "/1"),
            user.asks()
                .header("If-Match", old)
                .body(Map.of("number", "1", "name", "c"))
                .put(CUSTOMERS + "/1"),
            user.asks().header("If-Match", old).delete(CUSTOMERS + "/1"));

    assertThat(late)
        .allSatisfy(
            answer -> answer.then().statusCode(412).body("code", equalTo("version-mismatch")));
    user.asks().get(CUSTOMERS + "/1").then().body("name", equalTo("b"));
  }

  @Test
  void ofChangesAtTheSameTimeToOneVersionExactlyOneSucceeds() throws Exception {
    user.createCustomer("CRONUS", "1", "a");
    String tag = user.asks().get(CUSTOMERS + "/1").header("ETag");
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> answers =
          callers.invokeAll(
              Collections.nCopies(
                  8,
                  () ->
                      user.asks()
                          .header("If-Match", tag)
                          .body("{\"name\": \"b\"}")
                          .patch(CUSTOMERS + "/1")
                          .statusCode()));

      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
      assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void deletedCustomerIsGoneAndItsTagFitsNoSuccessor() {
    user.createCustomer("CRONUS", "1", "a");
    String tag = user.asks().get(CUSTOMERS + "/1").header("ETag");

    user.asks().header("If-Match", tag).delete(CUSTOMERS + "/1").then().statusCode(204);
    user.asks()
        .get(CUSTOMERS + "/1")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-customer"));
    user.createCustomer("CRONUS", "1", "successor");

    user.asks().header("If-Match", tag).delete(CUSTOMERS + "/1").then().statusCode(412);
  }

  @Test
  void unchangedCustomerIsNotSentAgain() {
    user.createCustomer("CRONUS", "1", "a");
    String tag = user.asks().get(CUSTOMERS + "/1").header("ETag");

    Response again = user.asks().header("If-None-Match", tag).get(CUSTOMERS + "/1");

    again.then().statusCode(304).header("ETag", equalTo(tag));
    assertThat(again.asString()).isEmpty();
  }

  @Test
  void answersAreForTheCallersOwnCacheOnly() {
    user.createCustomer("CRONUS", "1", "a");

    Response answer = user.asks().get(CUSTOMERS + "/1");

    assertThat(answer.header("Cache-Control")).contains("private", "no-cache");
    assertThat(answer.header("Vary")).contains("Authorization").contains("X-Tenant-Id");
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

  @Test
  void selfLinkOfACustomerNamesItsCompanyEvenIfTheRequestDidNot() {
    user.asks()
        .body(Map.of("number", "1", "name", "a"))
        .post("/api/v1/customers")
        .then()
        .statusCode(201)
        .body("links.self", not(endsWith("/api/v1/customers/1")))
        .header("Location", containsString(CUSTOMERS + "/1"));
  }

  @Test
  void customerMayBeCalledImport() {
    user.createCustomer("CRONUS", "import", "a");

    user.asks().get(CUSTOMERS + "/import").then().statusCode(200).body("number", equalTo("import"));
  }
}
