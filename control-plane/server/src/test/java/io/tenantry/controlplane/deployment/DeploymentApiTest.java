package io.tenantry.controlplane.deployment;

import static io.tenantry.controlplane.testsupport.ControlPlane.as;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tenantry.controlplane.testsupport.KeysetsResource;
import io.tenantry.controlplane.testsupport.PlatformIssuer;
import io.tenantry.controlplane.testsupport.PostgresResource;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PlatformIssuer.class)
@QuarkusTestResource(KeysetsResource.class)
class DeploymentApiTest {

  private static final String DEPLOYMENT = "/api/v1/deployment";

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  @Test
  void newTenantAndItsCompaniesAreCountedAtOnce() {
    // given
    int before = deployment().getInt("tenantDatabases");
    // when
    provision("[\"CRONUS\"]");
    provision("[\"CRONUS\", \"Fabrikam\", \"Contoso\"]");
    // then
    JsonPath after = deployment();
    assertThat(after.getInt("tenantDatabases")).isEqualTo(before + 2);
    assertThat(after.getInt("companies")).isGreaterThanOrEqualTo(3);
    assertThat(after.getString("shape")).isEqualTo("multi-tenant-multi-company");
    assertThat(after.getBoolean("multitenant")).isTrue();
    assertThat(after.getBoolean("applicationDatabase")).isTrue();
    assertThat(after.getBoolean("tenantRequired")).isTrue();
  }

  @Test
  void nobodyWithoutARoleLearnsOfIt() {
    as(Tokens.of("tenant-admin")).get(DEPLOYMENT).then().statusCode(403);
  }

  private static JsonPath deployment() {
    return as(Tokens.viewer()).get(DEPLOYMENT).then().statusCode(200).extract().jsonPath();
  }

  private static void provision(String companies) {
    sending(
            Tokens.operator(),
            "{\"id\": \"%s\", \"companies\": %s}".formatted(freshId(), companies))
        .header("Prefer", "wait=60")
        .post("/api/v1/tenants")
        .then()
        .statusCode(200)
        .body("status", equalTo("succeeded"));
  }
}
