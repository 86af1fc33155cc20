package io.tenantry.app.scim;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A tenant whose users an identity provider keeps, with an API key that may do that and nothing
 * else.
 */
record Directory(TestTenant tenant, Caller admin, Caller key) {

  static final String SCIM = "application/scim+json";
  static final String USERS = "/scim/v2/Users";

  static Directory of(TestTenants tenants, TestTokens tokens) {
    TestTenant tenant = tenants.create("scim-" + UUID.randomUUID());
    Caller admin = Caller.admin(tenant, tokens);
    Caller key = new Caller(tenant.host(), tenants.apiKey(tenant, "directory").secret());
    Directory directory = new Directory(tenant, admin, key);
    directory.allow(
        "api-key:directory",
        "provisioning",
        "user:read",
        "user:insert",
        "user:modify",
        "user:delete");
    return directory;
  }

  /** Registers somebody who has a set of these permissions, in all companies. */
  void allow(String name, String set, String... permissions) {
    Map<String, Object> made =
        Map.of("name", set, "title", set, "permissions", List.of(permissions));
    admin.asks().body(made).post("/api/v1/permission-sets").then().statusCode(201);
    admin.asks().body(Map.of("name", name)).post("/api/v1/users").then().statusCode(201);
    assign(name, "tenant", set);
  }

  void assign(String name, String scope, String set) {
    admin
        .asks()
        .body(Map.of("scope", scope, "permissionSet", set))
        .post("/api/v1/users/{user}/assignments", name)
        .then()
        .statusCode(201);
  }

  RequestSpecification asks() {
    return key.asks().contentType(SCIM);
  }

  ValidatableResponse create(String name) {
    return asks().body(user(name)).post(USERS).then();
  }

  /** The id of one who is created. */
  String created(String name) {
    return create(name).statusCode(201).extract().path("id");
  }

  ValidatableResponse patch(String id, Object... operations) {
    return asks()
        .body(
            Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:api:messages:2.0:PatchOp"),
                "Operations",
                List.of(operations)))
        .patch(USERS + "/{id}", id)
        .then();
  }

  ValidatableResponse find(String filter) {
    return asks().queryParam("filter", filter).get(USERS).then();
  }

  static Map<String, Object> user(String name) {
    return Map.of(
        "schemas", List.of("urn:ietf:params:scim:schemas:core:2.0:User"), "userName", name);
  }
}
