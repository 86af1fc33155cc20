package io.tenantry.app.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Paths that leave the company to the tenant. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class UnnamedCompanyTest {

  TestTenants tenants;
  TestTokens tokens;

  @Test
  void everyListOfACompanyIsThereWithoutTheCompany() {
    Caller user = user("CRONUS");
    List<String> lists = listsOfACompany(user);
    assertThat(lists).contains("customers", "items", "sales-orders", "reports", "trial-balance");

    assertThat(lists)
        .allSatisfy(
            list ->
                assertThat(user.asks().get("/api/v1/" + list).asString())
                    .isEqualTo(user.asks().get("/api/v1/companies/CRONUS/" + list).asString()));
  }

  @Test
  void onlyCompanyIsWrittenTo() {
    Caller user = user("CRONUS");

    user.asks()
        .body(Map.of("number", "I-1", "name", "Bicycle"))
        .post("/api/v1/items")
        .then()
        .statusCode(201);

    user.asks()
        .get("/api/v1/companies/CRONUS/items/i-1")
        .then()
        .statusCode(200)
        .body("name", equalTo("Bicycle"));
  }

  @Test
  void companyOfSeveralIsAskedFor() {
    user("CRONUS", "Fabrikam")
        .asks()
        .get("/api/v1/items")
        .then()
        .statusCode(400)
        .body("code", equalTo("company-required"));
  }

  @Test
  void pathsAreDescribedBesideThoseThatNameTheCompany() {
    JsonPath api = user("CRONUS").asks().get("/q/openapi?format=json").jsonPath();

    Map<String, Map<String, ?>> paths = api.getMap("paths");
    assertThat(paths.keySet())
        .containsAll(
            below(paths.keySet().stream(), "/api/v1/companies/{company}/")
                .map(path -> "/api/v1/" + path)
                .toList());
    assertThat(api.getString("paths.'/api/v1/items/{item}'.get.operationId"))
        .isEqualTo("readItemOfDefaultCompany");
    assertThat(api.getList("paths.'/api/v1/items/{item}'.get.parameters.name"))
        .containsExactly("item");
  }

  private static List<String> listsOfACompany(Caller user) {
    Map<String, Map<String, ?>> paths =
        user.asks().get("/q/openapi?format=json").jsonPath().getMap("paths");
    return below(
            paths.entrySet().stream()
                .filter(path -> path.getValue().containsKey("get"))
                .map(Map.Entry::getKey),
            "/api/v1/companies/{company}/")
        .filter(path -> !path.contains("/"))
        .toList();
  }

  private static Stream<String> below(Stream<String> paths, String start) {
    return paths.filter(path -> path.startsWith(start)).map(path -> path.substring(start.length()));
  }

  private Caller user(String... companies) {
    TestTenant tenant = tenants.create("unnamed-" + UUID.randomUUID(), List.of(), companies);
    return Caller.user(tenant, tokens);
  }
}
