package io.tenantry.controlplane.object;

import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TenantObjectsApiTest {

  private static final String APPLICATION = Tokens.of("platform-application");

  private final String tenant = "office-" + UUID.randomUUID();
  private final String set = "set-" + UUID.randomUUID();

  @BeforeEach
  void tenantThatMayPublish() {
    ReadyForTenants.prepare();
    sending(
            Tokens.admin(),
            "{\"id\":\"%s\",\"companies\":[\"CRONUS\"],\"allowApplicationDatabaseWrites\":true}"
                .formatted(tenant))
        .header("Prefer", "wait=60")
        .post("/api/v1/tenants")
        .then()
        .statusCode(200)
        .body("status", equalTo("succeeded"));
  }

  @Test
  void userOfAnAdministrationTenantPublishesUnderHisName() {
    publish(APPLICATION)
        .statusCode(200)
        .body("status", equalTo("succeeded"), "createdBy", startsWith("clerk of office-"));

    asAdmin()
        .get("/api/v1/application/permission-sets/" + set)
        .then()
        .statusCode(200)
        .body("publishedBy", startsWith("clerk of office-"));
    asAdmin()
        .get("/api/v1/tenants/" + tenant + "/audit?actor=clerk&action=publish-from-tenant")
        .then()
        .body("items.outcome", hasItems("accepted"), "items[0].detail.name", equalTo(set));
  }

  @Test
  void flagCountsFromTheEndOfTheCallThatTakesItAway() {
    sending(Tokens.admin(), "{\"allowApplicationDatabaseWrites\": false}")
        .contentType("application/merge-patch+json")
        .header("Prefer", "wait=60")
        .patch("/api/v1/tenants/" + tenant)
        .then()
        .statusCode(200);

    publish(APPLICATION).statusCode(403).body("code", equalTo("application-writes-not-allowed"));

    asAdmin().get("/api/v1/application/permission-sets/" + set).then().statusCode(404);
    asAdmin()
        .get("/api/v1/tenants/" + tenant + "/audit?actor=clerk&outcome=refused")
        .then()
        .body("items.action", hasItems("publish-from-tenant"));
  }

  @Test
  void nobodyButTheApplicationPassesOnWhatTenantsPublish() {
    publish(Tokens.admin()).statusCode(403).body("code", equalTo("forbidden"));
    publish(Tokens.of("tenant-admin")).statusCode(403);
  }

  private ValidatableResponse publish(String token) {
    return sending(
            token,
            """
            {"user": "clerk", "appliesTo": [1], "reason": "for auditors",
             "content": {"title": "Reads", "permissions": ["customer:read"]}}
            """)
        .header("Prefer", "wait=60")
        .put("/api/v1/tenants/" + tenant + "/application/permission-sets/" + set)
        .then();
  }
}
