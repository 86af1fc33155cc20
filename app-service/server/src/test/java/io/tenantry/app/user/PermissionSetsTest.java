package io.tenantry.app.user;

import static io.tenantry.app.user.Staff.CLERK;
import static io.tenantry.app.user.Staff.CUSTOMERS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sets of permissions: whose they are, and who may give them away. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class PermissionSetsTest {

  TestTenants tenants;
  TestTokens tokens;
  Staff staff;
  Caller admin;
  Caller clerk;

  @BeforeEach
  void administratorAndAnna() {
    staff = Staff.of(tenants, tokens);
    admin = staff.admin();
    clerk = staff.clerk();
  }

  @Test
  void setOfTheTenantIsMadeChangedAndDeletedWhenNobodyHasIt() {
    Map<String, Object> set =
        Map.of("name", "clerk", "title", "Clerk", "permissions", List.of("customer:read"));
    admin.asks().body(set).post("/api/v1/permission-sets").then().statusCode(201);
    admin
        .asks()
        .body(set)
        .post("/api/v1/permission-sets")
        .then()
        .statusCode(409)
        .body("code", equalTo("permission-set-exists"));
    staff.assign("tenant", "clerk", null).statusCode(201);
    clerk.asks().get("/api/v1/companies/CRONUS/items").then().statusCode(403);

    admin
        .asks()
        .body(Map.of("permissions", List.of("item:read")))
        .patch("/api/v1/permission-sets/tenant/clerk")
        .then()
        .statusCode(200)
        .body("permissions", contains("item:read"), "title", equalTo("Clerk"));

    clerk.asks().get("/api/v1/companies/CRONUS/items").then().statusCode(200);
    clerk.asks().get(CUSTOMERS, "CRONUS").then().statusCode(403);
    admin
        .asks()
        .delete("/api/v1/permission-sets/tenant/clerk")
        .then()
        .statusCode(409)
        .body("code", equalTo("in-use"));
  }

  @Test
  void setsOfTheSystemAndTheApplicationAreSeenAndNotChanged() {
    admin
        .asks()
        .get("/api/v1/permission-sets")
        .then()
        .body("items.name", hasItems("administrator", "business"));
    admin
        .asks()
        .body(Map.of("title", "Mine"))
        .patch("/api/v1/permission-sets/system/business")
        .then()
        .statusCode(403)
        .body("code", equalTo("read-only"));
    admin
        .asks()
        .delete("/api/v1/permission-sets/application/sales")
        .then()
        .statusCode(403)
        .body("code", equalTo("read-only"));
  }

  @Test
  void wrongPermissionIsNamed() {
    admin
        .asks()
        .body(Map.of("name", "x", "title", "X", "permissions", List.of("moon:read")))
        .post("/api/v1/permission-sets")
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("unknown-permission"));
  }

  @Test
  void nobodyGivesAwayWhatTheyDoNotHave() {
    admin
        .asks()
        .body(
            Map.of(
                "name",
                "staff",
                "title",
                "Staff",
                "permissions",
                List.of("user:read", "user:modify", "permission-set:insert", "customer:read")))
        .post("/api/v1/permission-sets")
        .then()
        .statusCode(201);
    staff.assign("tenant", "staff", null).statusCode(201);
    clerk
        .asks()
        .body(Map.of("scope", "system", "permissionSet", "administrator"))
        .post("/api/v1/users/{user}/assignments", CLERK)
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"));
    clerk
        .asks()
        .body(Map.of("name", "mine", "title", "Mine", "permissions", List.of("item:delete")))
        .post("/api/v1/permission-sets")
        .then()
        .statusCode(403)
        .body("permission", equalTo("item:delete"));
    clerk
        .asks()
        .body(Map.of("usualPermissionSet", "administrator"))
        .patch("/api/v1/access-settings")
        .then()
        .statusCode(403);
    clerk
        .asks()
        .get("/api/v1/me")
        .then()
        .body("permissionSets.permissionSet", contains("tenant/staff"));
  }
}
