package io.tenantry.controlplane.http;

import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.controlplane.testsupport.KeysetsResource;
import io.tenantry.controlplane.testsupport.PlatformIssuer;
import io.tenantry.controlplane.testsupport.PostgresResource;
import io.tenantry.controlplane.testsupport.TestCluster;
import io.tenantry.controlplane.testsupport.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PlatformIssuer.class)
@QuarkusTestResource(KeysetsResource.class)
class OutageApiTest {

  private static final List<String> READS =
      List.of(
          "/api/v1/tenants",
          "/api/v1/tenants/cronus",
          "/api/v1/operations",
          "/api/v1/operations/" + UUID.randomUUID(),
          "/api/v1/instances",
          "/api/v1/database-servers",
          "/api/v1/plans",
          "/api/v1/application/releases");

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @BeforeEach
  void closeTheApplicationDatabase() {
    String name = url.substring(url.lastIndexOf('/') + 1);
    TestCluster.asSuperuser("alter database " + name + " with allow_connections false");
    TestCluster.asSuperuser(
        "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '%s'"
            .formatted(name));
  }

  @AfterEach
  void openItAgain() {
    TestCluster.asSuperuser(
        "alter database "
            + url.substring(url.lastIndexOf('/') + 1)
            + " with allow_connections true");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> asAdmin().get("/q/health/ready").statusCode() == 200);
  }

  @Test
  void applicationDatabaseThatIsDownIsUnavailableAndNoFaultOfOurs() {
    for (String path : READS) {
      saysUnavailable(asAdmin().get(path));
    }
    saysUnavailable(
        sending(Tokens.admin(), "{\"id\": \"%s\"}".formatted(freshId()))
            .header("Idempotency-Key", freshId())
            .post("/api/v1/tenants"));
    saysUnavailable(sending(Tokens.admin(), "{}").post("/api/v1/tenants/cronus/mount"));
  }

  private static void saysUnavailable(Response answer) {
    answer
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .contentType(startsWith("application/problem+json"))
        .body("code", equalTo("unavailable"))
        .body(not(containsString("SQL")))
        .body(not(containsString("localhost")));
  }
}
