package io.tenantry.app.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.object.PublishedObject;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may publish for all tenants. The control plane's own half is proved in its own tests. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class PublicationsTest {

  /** What the control plane was asked, and what it answers. */
  private static final class AskedControlPlane implements ControlPlane {

    private final List<String> asked = new ArrayList<>();
    private Supplier<JsonNode> answer = () -> operation("succeeded");

    @Override
    public JsonNode publish(UUID tenant, String kind, String name, String prefer, Wish wish) {
      asked.add(String.join(" ", tenant.toString(), kind, name, wish.user()));
      return answer.get();
    }

    static ObjectNode operation(String status) {
      ObjectNode operation = JsonNodeFactory.instance.objectNode();
      operation.put("id", UUID.randomUUID().toString()).put("status", status);
      operation.putObject("error").put("message", "column nothing does not exist");
      return operation;
    }
  }

  TestTenants tenants;
  TestTokens tokens;
  TestTenant tenant;
  AskedControlPlane controlPlane;

  @BeforeEach
  void administrationTenant() {
    tenant = tenants.create("publisher-" + UUID.randomUUID());
    tenants.allowApplicationDatabaseWrites(tenant, true);
    controlPlane = new AskedControlPlane();
    QuarkusMock.installMockForType(controlPlane, ControlPlane.class, RestClient.LITERAL);
  }

  @Test
  void permittedUserOfAnAdministrationTenantPublishes() {
    publish(Caller.admin(tenant, tokens)).statusCode(200).body("status", equalTo("succeeded"));

    assertThat(controlPlane.asked)
        .containsExactly(tenant.uuid() + " permission-sets auditors admin@" + tenant.id());
  }

  @Test
  void userWithoutThePermissionDoesNot() {
    publish(Caller.user(tenant, tokens))
        .statusCode(403)
        .body("code", equalTo("forbidden"), "permission", equalTo("object:execute"));

    assertThat(controlPlane.asked).isEmpty();
  }

  @Test
  void otherTenantsDoNotAndTheFlagCountsAtOnce() {
    TestTenant other = tenants.create("reader-" + UUID.randomUUID());
    Caller admin = Caller.admin(other, tokens);

    publish(admin).statusCode(403).body("code", equalTo("application-writes-not-allowed"));
    tenants.allowApplicationDatabaseWrites(other, true);
    publish(admin).statusCode(200);
    tenants.allowApplicationDatabaseWrites(other, false);
    publish(admin).statusCode(403).body("code", equalTo("application-writes-not-allowed"));

    assertThat(controlPlane.asked).hasSize(1);
  }

  @Test
  void refusalOfTheControlPlaneIsToldInItsWords() {
    Caller admin = Caller.admin(tenant, tokens);

    controlPlane.answer = () -> AskedControlPlane.operation("failed");
    publish(admin)
        .statusCode(422)
        .body(
            "code", equalTo("object-refused"),
            "detail", equalTo("column nothing does not exist"));
    controlPlane.answer = () -> refused(403, "application-writes-not-allowed");
    publish(admin).statusCode(403).body("code", equalTo("application-writes-not-allowed"));
    controlPlane.answer = () -> refused(404, "unknown-release");
    publish(admin).statusCode(404).body("code", equalTo("unknown-release"));
    controlPlane.answer = () -> AskedControlPlane.operation("running");
    publish(admin).statusCode(202);
  }

  @Test
  void controlPlaneThatIsAwayIsAPassingProblemThatTellsNothing() {
    controlPlane.answer =
        () -> {
          throw new ProcessingException("connection refused: secret-host");
        };
    String detail =
        publish(Caller.admin(tenant, tokens))
            .statusCode(503)
            .body("code", equalTo("unavailable"))
            .extract()
            .path("detail");

    assertThat(detail).doesNotContain("secret-host");
  }

  @Test
  void whatIsPublishedIsSeen() {
    String set = "s-" + UUID.randomUUID();
    tenants.awaitAcknowledged(
        tenants.revise(
            PublishedObject.PERMISSION_SET,
            set,
            "{\"title\": \"Reads\", \"permissions\": [\"customer:read\"]}"));
    Caller admin = Caller.admin(tenant, tokens);

    admin
        .asks()
        .get("/api/v1/application/permission-sets/{set}", set)
        .then()
        .statusCode(200)
        .body("content.title", equalTo("Reads"), "revision", equalTo(1));
    admin
        .asks()
        .get("/api/v1/application/permission-sets/none")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-object"));
  }

  private static JsonNode refused(int status, String code) {
    throw new WebApplicationException(
        Response.status(status).entity("{\"code\": \"" + code + "\"}").build());
  }

  private static ValidatableResponse publish(Caller caller) {
    return caller
        .asks()
        .body(Map.of("content", Map.of("title", "Reads", "permissions", List.of("customer:read"))))
        .put("/api/v1/application/permission-sets/auditors")
        .then();
  }
}
