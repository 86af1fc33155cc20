package io.tenantry.app.release;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant that has not been synced yet goes on working with what its release has. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class EarlierReleaseTest {

  TestTenants tenants;
  TestTokens tokens;
  Caller user;

  @BeforeEach
  void tenantOfTheFirstRelease() {
    TestTenant tenant = tenants.create("first-" + UUID.randomUUID(), 1, List.of(), "CRONUS");
    user = Caller.admin(tenant, tokens);
  }

  @Test
  void customersAreKeptAsBefore() {
    user.createCustomer("CRONUS", "C-1", "Adatum");

    user.asks()
        .get("/api/v1/companies/CRONUS/customers")
        .then()
        .statusCode(200)
        .body("items.number", contains("C-1"));
  }

  @Test
  void companiesAreCreatedAsBefore() {
    user.asks().body("{\"name\": \"Fabrikam\"}").post("/api/v1/companies").then().statusCode(201);
  }

  @Test
  void whatALaterReleaseHasWaitsForTheSync() {
    user.asks()
        .get("/api/v1/companies/CRONUS/items")
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("code", equalTo("tenant-sync-pending"));
    user.asks()
        .queryParam("confirm", "CRONUS")
        .delete("/api/v1/companies/CRONUS")
        .then()
        .statusCode(503)
        .body("code", equalTo("tenant-sync-pending"));
  }
}
