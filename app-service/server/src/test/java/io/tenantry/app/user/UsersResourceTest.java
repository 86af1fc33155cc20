package io.tenantry.app.user;

import static io.tenantry.app.user.Staff.CLERK;
import static io.tenantry.app.user.Staff.CUSTOMERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class UsersResourceTest {

  TestTenants tenants;
  TestTokens tokens;
  Staff staff;
  TestTenant tenant;
  Caller admin;
  Caller clerk;

  @BeforeEach
  void administratorAndAnna() {
    staff = Staff.of(tenants, tokens);
    tenant = staff.tenant();
    admin = staff.admin();
    clerk = staff.clerk();
  }

  @Test
  void registeredUserHasNoPermissionUntilASetIsAssigned() {
    clerk.asks().get(CUSTOMERS, "CRONUS").then().statusCode(403);

    staff.assign("application", "nothing-like-it", null).statusCode(404);
    staff.assign("system", "business", "CRONUS").statusCode(201).body("company", equalTo("CRONUS"));

    clerk.asks().get(CUSTOMERS, "CRONUS").then().statusCode(200);
    clerk.asks().get(CUSTOMERS, "Fabrikam").then().statusCode(403);
    staff
        .assign("system", "business", "CRONUS")
        .statusCode(409)
        .body("code", equalTo("assignment-exists"));
  }

  @Test
  void setThatIsTakenAwayIsGoneOnTheNextRequest() {
    String id = staff.assign("system", "business", null).statusCode(201).extract().path("id");
    clerk.asks().get(CUSTOMERS, "CRONUS").then().statusCode(200);

    admin.asks().delete("/api/v1/users/{user}/assignments/{id}", CLERK, id).then().statusCode(204);

    clerk.asks().get(CUSTOMERS, "CRONUS").then().statusCode(403);
    admin.asks().get("/api/v1/users/{user}/assignments", CLERK).then().body("items", empty());
  }

  @Test
  void disabledUserIsRefusedOnTheNextRequestUntilEnabled() {
    staff.assign("system", "business", null).statusCode(201);
    clerk.asks().get(CUSTOMERS, "CRONUS").then().statusCode(200);

    staff.change(Map.of("disabled", true)).statusCode(200).body("disabled", equalTo(true));
    clerk
        .asks()
        .get(CUSTOMERS, "CRONUS")
        .then()
        .statusCode(403)
        .body("code", equalTo("user-disabled"));
    staff.change(Map.of("disabled", false)).statusCode(200);
    clerk.asks().get(CUSTOMERS, "CRONUS").then().statusCode(200);
    staff.change(Map.of("expiresAt", Instant.now().minusSeconds(1).toString())).statusCode(200);
    clerk
        .asks()
        .get(CUSTOMERS, "CRONUS")
        .then()
        .statusCode(403)
        .body("code", equalTo("user-expired"));
  }

  @Test
  void deletedUserIsGoneAndAStrangerTheNextTime() {
    String id = admin.asks().get("/api/v1/users/{user}", CLERK).path("id");
    staff.assign("system", "business", null).statusCode(201);
    clerk.asks().get(CUSTOMERS, "CRONUS").then().statusCode(200);

    admin.asks().delete("/api/v1/users/{user}", CLERK).then().statusCode(204);

    admin
        .asks()
        .delete("/api/v1/users/{user}", CLERK)
        .then()
        .statusCode(404)
        .body("code", equalTo("user-not-found"));
    admit(true);
    clerk
        .asks()
        .get(CUSTOMERS, "CRONUS")
        .then()
        .statusCode(403)
        .body("code", equalTo("unknown-user"));
    admit(false);
    clerk.asks().get("/api/v1/me").then().statusCode(200);
    admin
        .asks()
        .get("/api/v1/users/{user}", CLERK)
        .then()
        .body("registeredBy", equalTo("sign-in"), "id", not(equalTo(id)));
  }

  private void admit(boolean registeredUsersOnly) {
    admin
        .asks()
        .body(Map.of("registeredUsersOnly", registeredUsersOnly))
        .patch("/api/v1/access-settings")
        .then()
        .statusCode(200);
  }

  @Test
  void changeOfAnOldVersionIsRefused() {
    String tag = admin.asks().get("/api/v1/users/{user}", CLERK).header("ETag");
    staff.change(Map.of("displayName", "Sales clerk")).statusCode(200);
    admin
        .asks()
        .header("If-Match", tag)
        .delete("/api/v1/users/{user}", CLERK)
        .then()
        .statusCode(412)
        .body("code", equalTo("version-mismatch"));

    admin
        .asks()
        .header("If-Match", tag)
        .body(Map.of("disabled", true))
        .patch("/api/v1/users/{user}", CLERK)
        .then()
        .statusCode(412)
        .body("code", equalTo("version-mismatch"));
  }

  @Test
  void administratorDoesNotShutHimselfOut() {
    String me = "admin@" + tenant.id();

    admin
        .asks()
        .body(Map.of("disabled", true))
        .patch("/api/v1/users/{user}", me)
        .then()
        .statusCode(409)
        .body("code", equalTo("own-account"));
    admin
        .asks()
        .delete("/api/v1/users/{user}", me)
        .then()
        .statusCode(409)
        .body("code", equalTo("own-account"));
  }

  @Test
  void usersAreListedInPagesByName() {
    IntStream.range(0, 5)
        .forEach(
            i ->
                admin
                    .asks()
                    .body(Map.of("name", "person-" + i))
                    .post("/api/v1/users")
                    .then()
                    .statusCode(201));

    String next =
        admin
            .asks()
            .get("/api/v1/users?q=person&limit=3")
            .then()
            .body("items.name", contains("person-0", "person-1", "person-2"))
            .extract()
            .path("nextCursor");
    admin
        .asks()
        .queryParam("cursor", next)
        .get("/api/v1/users?q=person&limit=3")
        .then()
        .body("items.name", contains("person-3", "person-4"), "nextCursor", nullValue());
  }

  @Test
  void nameIsRegisteredOnce() {
    admin
        .asks()
        .body(Map.of("name", CLERK))
        .post("/api/v1/users")
        .then()
        .statusCode(409)
        .body("code", equalTo("user-exists"));
    admin.asks().body(Map.of()).post("/api/v1/users").then().statusCode(400);
  }

  @Test
  void administratorOfOneTenantIsNoneInTheOthersOfTheToken() {
    Staff elsewhere = Staff.of(tenants, tokens);
    UUID own = tenant.uuid();
    List<UUID> both = List.of(own, elsewhere.tenant().uuid());
    Map<UUID, List<String>> hereAlone = Map.of(own, List.of("tenant-admin"));

    String said = tokens.ofSeveral("boss", both, hereAlone, "tenant-user");
    String everywhere = tokens.of("chief", both, "tenant-user", "tenant-admin");

    users(tenant, said).statusCode(200);
    users(elsewhere.tenant(), said).statusCode(403).body("code", equalTo("forbidden"));
    users(tenant, everywhere).statusCode(403);
    users(elsewhere.tenant(), everywhere).statusCode(403);
  }

  private static ValidatableResponse users(TestTenant of, String token) {
    return new Caller(of.host(), token).asks().get("/api/v1/users").then();
  }

  @Test
  void personOfSeveralTenantsHasANameAndPermissionsOfItsOwnInEach() {
    // given
    Staff elsewhere = Staff.of(tenants, tokens);
    List<UUID> both = List.of(tenant.uuid(), elsewhere.tenant().uuid());
    String token = tokens.of(CLERK, both, "tenant-user");

    // when
    staff.change(Map.of("displayName", "Sales clerk")).statusCode(200);
    elsewhere.change(Map.of("displayName", "Auditor")).statusCode(200);
    staff.assign("system", "business", "CRONUS").statusCode(201);
    elsewhere.assign("system", "business", "Fabrikam").statusCode(201);

    // then
    admin
        .asks()
        .get("/api/v1/users/{user}", CLERK)
        .then()
        .body("displayName", equalTo("Sales clerk"));
    elsewhere
        .admin()
        .asks()
        .get("/api/v1/users/{user}", CLERK)
        .then()
        .body("displayName", equalTo("Auditor"));
    Caller here = new Caller(tenant.host(), token);
    Caller there = new Caller(elsewhere.tenant().host(), token);
    here.asks().get(CUSTOMERS, "CRONUS").then().statusCode(200);
    here.asks().get(CUSTOMERS, "Fabrikam").then().statusCode(403);
    there.asks().get(CUSTOMERS, "CRONUS").then().statusCode(403);
    there.asks().get(CUSTOMERS, "Fabrikam").then().statusCode(200);
  }

  @Test
  void planLimitsHowManyUsersThereAre() {
    tenants.plan(tenant, "{\"users\": 2}");

    admin
        .asks()
        .body(Map.of("name", "one-too-many"))
        .post("/api/v1/users")
        .then()
        .statusCode(409)
        .body("code", equalTo("quota-exceeded"));
    clerk.asks().get("/api/v1/me").then().statusCode(200);
  }

  @Test
  void tenantDecidesWhoMaySignInForTheFirstTime() {
    Caller ben = new Caller(tenant.host(), tokens.of("ben", List.of(tenant.uuid()), "tenant-user"));
    admin
        .asks()
        .body(Map.of("registeredUsersOnly", true))
        .patch("/api/v1/access-settings")
        .then()
        .statusCode(200)
        .body("registeredUsersOnly", equalTo(true), "usualPermissionSet", equalTo("business"));

    ben.asks().get("/api/v1/me").then().statusCode(403).body("code", equalTo("unknown-user"));
    clerk.asks().get("/api/v1/me").then().statusCode(200);
  }

  @Test
  void reasonOfARefusalIsToldWithWhatWouldHelp() {
    staff.assign("system", "business", "Fabrikam").statusCode(201);

    why(clerk, "customer", "read", "CRONUS")
        .body(
            "granted", equalTo(false),
            "reason", equalTo("other-companies-only"),
            "grantedBy[0].company", equalTo("Fabrikam"),
            "setsThatGrant", hasItems("system/business", "system/administrator"));
    why(clerk, "customer", "read", "Fabrikam").body("granted", equalTo(true));
    why(admin, "company", "delete", null)
        .body(
            "reason", equalTo("not-granted"),
            "setsThatGrant", not(hasItem("system/business")));
    staff.change(Map.of("disabled", true)).statusCode(200);
    why(admin, "customer", "read", "Fabrikam").body("reason", equalTo("user-disabled"));
  }

  @Test
  void nobodyButAdministratorsAsksForOthers() {
    staff.assign("system", "business", null).statusCode(201);

    clerk
        .asks()
        .queryParam("object", "customer")
        .queryParam("action", "read")
        .get("/api/v1/users/{user}/effective-permissions", "admin@" + tenant.id())
        .then()
        .statusCode(403);
    clerk.asks().get("/api/v1/users").then().statusCode(403);
    clerk.asks().get("/api/v1/access-changes").then().statusCode(403);
  }

  @Test
  void callerSeesWhoHeIs() {
    staff.assign("system", "business", "CRONUS").statusCode(201);

    clerk
        .asks()
        .get("/api/v1/me")
        .then()
        .statusCode(200)
        .body(
            "name", equalTo(CLERK),
            "tenant", equalTo(tenant.id()),
            "permissionSets.permissionSet", contains("system/business"),
            "permissions.find { it.permission == 'customer:read' }.companies", contains("CRONUS"));
    admin.asks().get("/api/v1/me").then().body("permissions.permission", hasItem("user:modify"));
  }

  @Test
  void whoChangedWhatIsWrittenDownAndStays() {
    staff.assign("system", "business", "CRONUS").statusCode(201);

    List<String> actions =
        admin.asks().get("/api/v1/access-changes?q=clerk").then().extract().path("items.action");
    assertThat(actions).containsExactly("user.assign", "user.create");
    String next = admin.asks().get("/api/v1/access-changes?limit=1").path("nextCursor");
    admin
        .asks()
        .queryParam("cursor", next)
        .get("/api/v1/access-changes?limit=1")
        .then()
        .body("items", hasSize(1), "items[0].action", equalTo("user.create"));
    assertThat(mayChangeTheRecord()).isFalse();
  }

  private boolean mayChangeTheRecord() {
    return tenants.inDatabase(
        tenant,
        content -> {
          try (var row =
              content
                  .createStatement()
                  .executeQuery(
                      "select has_table_privilege('tenantry_app', 'tenantry.access_change',"
                          + " 'update') or has_table_privilege('tenantry_app',"
                          + " 'tenantry.access_change', 'delete')")) {
            row.next();
            return row.getBoolean(1);
          }
        });
  }

  private ValidatableResponse why(Caller asking, String object, String action, String company) {
    var question = asking.asks().queryParam("object", object).queryParam("action", action);
    if (company != null) {
      question.queryParam("company", company);
    }
    return question.get("/api/v1/users/{user}/effective-permissions", CLERK).then().statusCode(200);
  }
}
