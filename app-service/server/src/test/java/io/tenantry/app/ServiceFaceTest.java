package io.tenantry.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What operators and tools see without being anybody. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class ServiceFaceTest {

  @ConfigProperty(name = "quarkus.management.test-port")
  int managementPort;

  @Test
  void interfaceIsDescribed() {
    JsonPath api = given().queryParam("format", "json").get("/q/openapi").jsonPath();

    assertThat(api.getString("openapi")).startsWith("3.1");
    Map<String, Map<String, ?>> paths = api.getMap("paths");
    assertThat(paths.keySet())
        .contains(
            "/api/v1/companies",
            "/api/v1/companies/{company}",
            "/api/v1/companies/{company}/reports",
            "/api/v1/companies/{company}/reports/{report}",
            "/api/v1/reports",
            "/api/v1/reports/{report}",
            "/api/v1/companies/{company}/customers",
            "/api/v1/companies/{company}/customers/{customer}",
            "/api/v1/companies/{company}/customers/import",
            "/api/v1/customers",
            "/api/v1/customers/{customer}",
            "/api/v1/customers/import",
            "/api/v1/companies/{company}/vendors",
            "/api/v1/companies/{company}/items",
            "/api/v1/companies/{company}/accounts",
            "/api/v1/companies/{company}/number-series",
            "/api/v1/companies/{company}/posting-periods",
            "/api/v1/companies/{company}/sales-orders/{order}/post",
            "/api/v1/companies/{company}/sales-invoices/{invoice}/credit",
            "/api/v1/companies/{company}/payments/{payment}/reverse",
            "/api/v1/companies/{company}/ledger-transactions",
            "/api/v1/companies/{company}/trial-balance",
            "/api/v1/companies/{company}/aged-receivables",
            "/scim/v2/Users/{id}");
  }

  @Test
  void describedListTakesThePathsCompanyAndTheParametersOfLists() {
    given()
        .queryParam("format", "json")
        .get("/q/openapi")
        .then()
        .body(
            "paths.'/api/v1/companies/{company}/customers'.get.parameters.name",
            hasItems("company", "q", "limit", "cursor", "sort", "fields"));
  }

  @Test
  void instanceSaysThatItIsAliveAndReady() {
    given().get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
  }

  @Test
  void metricsAreOnTheManagementPortOnly() {
    given().get("/q/metrics").then().statusCode(404);
    given()
        .port(managementPort)
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .contentType(startsWith("application/openmetrics-text"));
  }
}
