package io.tenantry.app.subscription;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class SubscriptionTest {

  TestTenants tenants;
  TestTokens tokens;
  TestTenant tenant;
  Caller admin;

  @BeforeEach
  void tenantWithTwoCompanies() {
    tenant = tenants.create("subscriber-" + UUID.randomUUID(), List.of(), "CRONUS", "Fabrikam");
    admin = Caller.admin(tenant, tokens);
  }

  @Test
  void tenantSeesItsPlanAndHowMuchIsUsed() {
    // given
    tenants.plan(tenant, "{\"requestsPerSecond\": 50, \"companies\": 5}", "reports");

    // when, then
    admin
        .asks()
        .get("/api/v1/subscription")
        .then()
        .statusCode(200)
        .body("entitlements", contains("reports"))
        .body("requests.perSecond", equalTo(50))
        .body("quotas.companies", equalTo(5))
        .body("used.companies", equalTo(2))
        .body("used.storage", greaterThan(1_000_000));
  }

  @Test
  void tenantSeesThatItIsASandboxAndNothingIsMeantSeriously() {
    // given, when
    admin.asks().get("/api/v1/subscription").then().body("environment", equalTo("production"));
    tenants.sandbox(tenant);

    // then
    admin.asks().get("/api/v1/subscription").then().body("environment", equalTo("sandbox"));
  }

  @Test
  void tenantSeesHowManySandboxesItHasOfThoseItsPlanIncludesAndASandboxHasNone() {
    // given
    tenants.plan(tenant, "{\"environments\": 2}");
    admin.asks().get("/api/v1/subscription").then().body("used.environments", equalTo(0));
    TestTenant sandbox = tenants.create("sandbox-" + UUID.randomUUID());

    // when
    tenants.sandbox(sandbox, tenant);

    // then
    admin
        .asks()
        .get("/api/v1/subscription")
        .then()
        .body("quotas.environments", equalTo(2))
        .body("used.environments", equalTo(1));
    Caller.admin(sandbox, tokens)
        .asks()
        .get("/api/v1/subscription")
        .then()
        .body("used", not(hasKey("environments")));
  }

  @Test
  void overrunOfCompaniesKeepsFromCreatingAndNotFromUsing() {
    // given: the plan has become smaller than what there is
    tenants.plan(tenant, "{\"companies\": 1}");

    // when, then
    create("Contoso")
        .then()
        .statusCode(409)
        .body("code", equalTo("quota-exceeded"))
        .body("detail", containsString("1 companies"));
    admin.asks().get("/api/v1/companies").then().body("items.name", contains("CRONUS", "Fabrikam"));
    admin.createCustomer("Fabrikam", "1", "first");
    tenants.plan(tenant, "{\"companies\": 3}");
    create("Contoso").then().statusCode(201);
    create("Northwind").then().statusCode(409);
  }

  @Test
  void overrunOfStorageKeepsFromCreatingAndNotFromUsing() {
    // given
    tenants.plan(tenant, "{\"storage\": 1000}");

    // when, then
    create("Contoso").then().statusCode(409).body("code", equalTo("quota-exceeded"));
    admin.createCustomer("Fabrikam", "1", "first");
  }

  private Response create(String company) {
    return admin.asks().body(Map.of("name", company)).post("/api/v1/companies");
  }
}
