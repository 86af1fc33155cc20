package io.tenantry.controlplane.rollout;

import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.tenantry.controlplane.release.Packages;
import io.tenantry.controlplane.release.SchemaFingerprint;
import io.tenantry.controlplane.testsupport.TestCluster;
import io.tenantry.controlplane.testsupport.Tokens;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;

/** What tests of rollouts do over the API, and see in tenant databases. */
final class RolloutScene {

  static final String TENANTS = "/api/v1/tenants";
  static final String ROLLOUTS = "/api/v1/rollouts";

  /** The release that tests publish. */
  static final int NEXT = 8;

  /** Small in every build; with {@code -Dtenantry.proof=full} at the sizes that are promised. */
  static final boolean FULL = "full".equals(System.getProperty("tenantry.proof"));

  private static final Duration PATIENCE = Duration.ofSeconds(FULL ? 600 : 120);

  private RolloutScene() {}

  static String begin(String fields) {
    Response begun = sending(Tokens.admin(), "{" + fields + "}").post(ROLLOUTS);
    begun.then().statusCode(202);
    assertThat(begun.header("Location")).endsWith(begun.<String>path("id"));
    return begun.path("id");
  }

  static String tenant(String rollout, String tenant, String field) {
    return asAdmin()
        .get(ROLLOUTS + "/" + rollout + "/tenants")
        .path("items.find { it.id == '%s' }.%s".formatted(tenant, field));
  }

  static void awaitTenant(String rollout, String tenant, String status) {
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> tenant(rollout, tenant, "status").equals(status));
  }

  static void act(String rollout, String action, int status) {
    sending(Tokens.admin(), "{}")
        .post(ROLLOUTS + "/" + rollout + "/" + action)
        .then()
        .statusCode(status);
  }

  static void awaitStatus(String rollout, String status) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () ->
                assertThat(asAdmin().get(ROLLOUTS + "/" + rollout).<String>path("status"))
                    .isEqualTo(status));
  }

  static String provision(String ring) {
    String id = freshId();
    sending(
            Tokens.admin(),
            "{\"id\":\"%s\",\"ring\":\"%s\",\"companies\":[\"CRONUS\"]}".formatted(id, ring))
        .header("Prefer", "wait=60")
        .post(TENANTS)
        .then()
        .statusCode(200)
        .body("status", equalTo("succeeded"));
    return id;
  }

  static void publish(String script) {
    asAdmin()
        .header("Prefer", "wait=60")
        .contentType("application/zip")
        .body(Packages.reporting(NEXT).file("schema/V100__Next.sql", script).zip())
        .post("/api/v1/application/releases")
        .then()
        .statusCode(200)
        .body("status", equalTo("succeeded"));
  }

  static int release(String tenant) {
    return asAdmin().get(TENANTS + "/" + tenant).path("release");
  }

  static String error(String rollout, String tenant) {
    return asAdmin()
        .get(ROLLOUTS + "/" + rollout)
        .path("failed.find { it.id == '%s' }.error.code".formatted(tenant));
  }

  static String fingerprint(String tenant) throws Exception {
    try (Connection connection = connect(tenant)) {
      return SchemaFingerprint.of(connection);
    }
  }

  static void inDatabase(String tenant, String sql) throws Exception {
    try (Connection connection = connect(tenant);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static Connection connect(String tenant) throws Exception {
    String uuid = asAdmin().get(TENANTS + "/" + tenant).path("uuid");
    return DriverManager.getConnection(
        TestCluster.jdbcUrl("tenant_" + uuid.replace("-", "")), "postgres", "postgres");
  }
}
