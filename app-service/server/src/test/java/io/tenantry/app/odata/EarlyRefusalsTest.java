package io.tenantry.app.odata;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused before OData is reached has OData's form all the same. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class EarlyRefusalsTest {

  private static final String CUSTOMERS = "/odata/v4/Customer";

  TestTenants tenants;
  TestTokens tokens;
  TestTenant tenant;
  Caller user;

  @BeforeEach
  void tenant() {
    tenant = tenants.create("refused-" + UUID.randomUUID());
    user = Caller.user(tenant, tokens);
  }

  @Test
  void tenantThatIsSuspendedIsRefusedInTheFormOfOData() {
    tenants.lifecycle(tenant, "suspended");

    refused(user.asks().get(CUSTOMERS), 403, "tenant-suspended");
    refused(user.asks().body("{}").post(CUSTOMERS), 403, "tenant-suspended");
  }

  @Test
  void tenantThatIsUnknownIsRefusedInTheFormOfOData() {
    refused(
        given().header("Host", "nobody." + tenant.host().split("\\.", 2)[1]).get(CUSTOMERS),
        404,
        "unknown-tenant");
  }

  @Test
  void credentialOfAnotherTenantIsRefusedInTheFormOfOData() {
    TestTenant other = tenants.create("refused-" + UUID.randomUUID());

    refused(
        new Caller(tenant.host(), tokens.of(other)).asks().get(CUSTOMERS), 403, "tenant-mismatch");
  }

  @Test
  void strangerIsRefusedInTheFormOfOData() {
    refused(given().header("Host", tenant.host()).get(CUSTOMERS), 401, "unauthenticated");
  }

  @Test
  void clientThatReadsXmlIsRefusedInXml() {
    tenants.lifecycle(tenant, "suspended");

    user.asks()
        .accept("application/xml")
        .get(CUSTOMERS)
        .then()
        .statusCode(403)
        .contentType(startsWith("application/xml"))
        .body(containsString("<code>tenant-suspended</code>"));
  }

  @Test
  void otherInterfacesKeepTheirProblems() {
    tenants.lifecycle(tenant, "suspended");

    user.asks()
        .get("/api/v1/companies")
        .then()
        .statusCode(403)
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo("tenant-suspended"));
  }

  private static ValidatableResponse refused(Response answer, int status, String code) {
    return answer
        .then()
        .statusCode(status)
        .contentType(startsWith("application/json"))
        .header("OData-Version", "4.0")
        .header("Cache-Control", containsString("no-store"))
        .body("error.code", equalTo(code))
        .body("error.message", not(emptyString()));
  }
}
