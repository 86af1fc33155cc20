package io.tenantry.app.permission;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.app.testsupport.UsersOfATenant;
import io.tenantry.tenant.object.PublishedObject;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is let in, and into which company. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class PermissionsTest {

  private static final String OURS = "/api/v1/companies/CRONUS/customers";
  private static final String OTHER = "/api/v1/companies/Fabrikam/customers";

  TestTenants tenants;
  TestTokens tokens;
  TestTenant tenant;
  UsersOfATenant users;

  @BeforeEach
  void twoCompanies() {
    tenant = tenants.create("users-" + UUID.randomUUID(), List.of(), "CRONUS", "Fabrikam");
    users = new UsersOfATenant(tenants, tokens, tenant);
  }

  @Test
  void userWhoSignsInForTheFirstTimeWorksWithoutAdministration() {
    Caller user = Caller.user(tenant, tokens);

    user.createCustomer("CRONUS", "C-1", "Adatum");
    refused(
        user.asks().body("{\"name\": \"Contoso\"}").post("/api/v1/companies"), "company:insert");
  }

  @Test
  void everybodyIsStrangeToATenantThatRegistersItsUsers() {
    users.update("update tenantry.access_setting set registered_users_only = true");

    Caller.user(tenant, tokens)
        .asks()
        .get(OURS)
        .then()
        .statusCode(403)
        .body("code", equalTo("unknown-user"));
    Caller.admin(tenant, tokens).asks().get(OURS).then().statusCode(200);
    users.having("system/business", null).asks().get(OURS).then().statusCode(200);
  }

  @Test
  void disabledUserIsRefusedWhateverTheTokenSays() {
    users.register("admin@" + tenant.id());
    users.update("update tenantry.tenant_user set disabled = true");

    Caller.admin(tenant, tokens)
        .asks()
        .get(OURS)
        .then()
        .statusCode(403)
        .body("code", equalTo("user-disabled"));
  }

  @Test
  void userIsRefusedFromTheMomentOfExpiry() {
    Caller user = users.having("system/business", null);
    users.update("update tenantry.tenant_user set expires_at = now() + interval '1 h'");
    user.asks().get(OURS).then().statusCode(200);

    users.update("update tenantry.tenant_user set expires_at = now() + interval '1 s'");

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                user.asks().get(OURS).then().statusCode(403).body("code", equalTo("user-expired")));
  }

  @Test
  void setThatIsAssignedForOneCompanyOpensNoOther() {
    Caller user = users.having("system/business", "CRONUS");

    user.createCustomer("CRONUS", "C-1", "Adatum");
    refused(user.asks().get(OTHER), "customer:read");
    user.asks().get("/api/v1/companies").then().body("items.name", contains("CRONUS"));
    user.asks().get("/api/v1/companies/Fabrikam").then().statusCode(403);
    Caller.admin(tenant, tokens)
        .asks()
        .get("/api/v1/companies")
        .then()
        .body("items.name", containsInAnyOrder("CRONUS", "Fabrikam"));
  }

  @Test
  void setOfTheTenantAllowsWhatItListsAndNothingElse() {
    users.set("clerks", "customer:read customer:insert");
    Caller user = users.having("tenant/clerks", null);

    user.createCustomer("CRONUS", "C-1", "Adatum");
    refused(user.asks().delete(OURS + "/C-1"), "customer:delete");
    refused(user.asks().get("/api/v1/companies/CRONUS/items"), "item:read");
    refused(user.asks().get("/api/v1/companies/CRONUS/exports/items"), "item:read");
    user.asks().get("/api/v1/companies/CRONUS/exports/customers").then().statusCode(200);
  }

  @Test
  void setThatIsRevisedCentrallyCountsOnTheNextRequest() {
    String set = "s-" + UUID.randomUUID();
    Caller user = users.having("application/" + set, null);
    refused(user.asks().get(OURS), "customer:read");

    tenants.awaitAcknowledged(
        tenants.revise(
            PublishedObject.PERMISSION_SET,
            set,
            "{\"title\": \"Reads\", \"permissions\": [\"customer:read\", \"moon:read\"]}"));

    user.asks().get(OURS).then().statusCode(200);
    tenants.awaitAcknowledged(
        tenants.revise(
            PublishedObject.PERMISSION_SET,
            set,
            "{\"title\": \"Reads\", \"permissions\": [\"item:read\"]}"));
    refused(user.asks().get(OURS), "customer:read");
  }

  @Test
  void whatAnotherInstanceTookAwayIsGoneWithinTheStatedTime() {
    Caller user = users.having("system/business", null);
    user.asks().get(OURS).then().statusCode(200);

    users.update("delete from tenantry.permission_assignment");

    await()
        .atMost(Duration.ofSeconds(3))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> refused(user.asks().get(OURS), "customer:read"));
  }

  @Test
  void reportShowsOnlyWhatItsReaderMayRead() {
    String report = "r-" + UUID.randomUUID();
    tenants.awaitAcknowledged(
        tenants.revise(
            PublishedObject.REPORT,
            report,
            "{\"title\": \"C\", \"reads\": [\"customer\"], \"dataset\": \"select number from"
                + " customer\"}"));
    users.set("runners", "report:execute");
    users.set("readers", "report:execute customer:read");
    String path = "/api/v1/companies/CRONUS/reports/" + report;

    refused(users.having("tenant/runners", null).asks().get(path), "customer:read");
    users.having("tenant/readers", "CRONUS").asks().get(path).then().statusCode(200);
    refused(users.having("tenant/readers", "Fabrikam").asks().get(path), "customer:read");
  }

  @Test
  void tenantOfAnEarlierReleaseGoesByTheRoleInTheToken() {
    TestTenant earlier = tenants.create("earlier-" + UUID.randomUUID(), 2, List.of(), "CRONUS");
    String company = "{\"name\": \"Contoso\"}";
    Caller user = Caller.user(earlier, tokens);

    user.createCustomer("CRONUS", "C-1", "Adatum");
    user.asks().get("/api/v1/companies/CRONUS/items").then().statusCode(200);
    refused(user.asks().body(company).post("/api/v1/companies"), "company:insert");
    Caller.admin(earlier, tokens)
        .asks()
        .body(company)
        .post("/api/v1/companies")
        .then()
        .statusCode(201);
  }

  @Test
  void userOfOneTenantIsNobodyInAnother() {
    TestTenant other = tenants.create("other-" + UUID.randomUUID());
    String name = "clerk";
    users.register(name);
    users.assign(name, "system/administrator", null);
    Caller there =
        new Caller(
            other.host(), tokens.of(name, List.of(tenant.uuid(), other.uuid()), "tenant-user"));
    users.caller(name).asks().get("/api/v1/companies").then().statusCode(200);

    refused(there.asks().body("{\"name\": \"X\"}").post("/api/v1/companies"), "company:insert");
  }

  private static void refused(Response answer, String permission) {
    answer
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"), "permission", equalTo(permission));
  }
}
