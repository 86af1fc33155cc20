package io.tenantry.app.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers are created, read, changed and deleted. */
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
