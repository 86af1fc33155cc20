package io.tenantry.app.user;

import io.restassured.response.ValidatableResponse;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A tenant with an administrator, and with a clerk, who is registered and has no permission yet.
 */
record Staff(TestTenant tenant, Caller admin, Caller clerk) {

  static final String CLERK = "clerk@cronus";
  static final String CUSTOMERS = "/api/v1/companies/{company}/customers";

  static Staff of(TestTenants tenants, TestTokens tokens) {
    TestTenant tenant =
        tenants.create("people-" + UUID.randomUUID(), List.of(), "CRONUS", "Fabrikam");
    Caller admin = Caller.admin(tenant, tokens);
    admin.asks().body(Map.of("name", CLERK)).post("/api/v1/users").then().statusCode(201);
    return new Staff(
        tenant,
        admin,
        new Caller(tenant.host(), tokens.of(CLERK, List.of(tenant.uuid()), "tenant-user")));
  }

  /**
   * Gives the clerk a set.
   *
   * @param company null for all
   */
  ValidatableResponse assign(String scope, String set, String company) {
    Map<String, String> body =
        company == null
            ? Map.of("scope", scope, "permissionSet", set)
            : Map.of("scope", scope, "permissionSet", set, "company", company);
    return admin.asks().body(body).post("/api/v1/users/{user}/assignments", CLERK).then();
  }

  /** Changes what is said of the clerk. */
  ValidatableResponse change(Map<String, Object> patch) {
    return admin.asks().body(patch).patch("/api/v1/users/{user}", CLERK).then();
  }
}
