package io.tenantry.controlplane.server;

import static io.tenantry.controlplane.testsupport.ControlPlane.as;
import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.controlplane.release.Packages;
import io.tenantry.controlplane.testsupport.ControlPlane;
import io.tenantry.controlplane.testsupport.KeysetsResource;
import io.tenantry.controlplane.testsupport.PlatformIssuer;
import io.tenantry.controlplane.testsupport.PostgresResource;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.TestCluster;
import io.tenantry.controlplane.testsupport.Tokens;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.hamcrest.Matcher;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PlatformIssuer.class)
@QuarkusTestResource(KeysetsResource.class)
class RegistrationApiTest {

  private static final String SERVERS = "/api/v1/database-servers";
  private static final String RELEASES = "/api/v1/application/releases";

  /** Of a release that no other test publishes. */
  private static final int RELEASE = 1_000_001;

  @Inject Jdbi jdbi;

  @AfterEach
  void forgetRelease() {
    ReadyForTenants.forget(jdbi, RELEASE);
  }

  @Test
  void serverIsRegisteredAndItsPasswordShownNowhere() {
    // given
    String id = ControlPlane.freshId();
    // when
    Response operation = register(id, TestCluster.port());
    // then
    operation.then().statusCode(200).body("status", equalTo("succeeded")).body(showsNoPassword());
    asAdmin()
        .get(SERVERS + "/" + id)
        .then()
        .statusCode(200)
        .body("state", equalTo("active"))
        .body("findings.code", hasItem("temp-file-limit"))
        .body(showsNoPassword());
    as(Tokens.viewer()).get(SERVERS).then().statusCode(200).body("items.id", hasItem(id));
    assertThat(clusterIsKnown(id)).isTrue();
    asAdmin()
        .get("/api/v1/operations?type=register-server")
        .then()
        .statusCode(200)
        .body(showsNoPassword());
    register(id, TestCluster.port())
        .then()
        .statusCode(409)
        .body("code", equalTo("database-server-exists"));
  }

  @Test
  void clusterIsNotRegisteredUnderASecondIdUnlessThatIsSaid() {
    // given
    String first = ControlPlane.freshId();
    String second = ControlPlane.freshId();
    register(first, TestCluster.port()).then().body("status", equalTo("succeeded"));
    // when, then
    register(second, TestCluster.port(), false)
        .then()
        .statusCode(409)
        .body("code", equalTo("cluster-registered"));
    asAdmin().get(SERVERS + "/" + second).then().statusCode(404);
    register(second, TestCluster.port(), true).then().body("status", equalTo("succeeded"));
  }

  @Test
  void loginThatOpensTheApplicationDatabaseIsNotRotated() {
    // given
    String id = ControlPlane.freshId();
    register(id, TestCluster.port()).then().body("status", equalTo("succeeded"));
    // when, then
    sending(Tokens.admin(), "{}")
        .post(SERVERS + "/" + id + "/rotate-credentials")
        .then()
        .statusCode(409)
        .body("code", equalTo("login-shared"));
    sending(Tokens.operator(), "{}")
        .post(SERVERS + "/" + id + "/rotate-credentials")
        .then()
        .statusCode(403);
  }

  @Test
  void passwordOfAnAdminLoginIsRotatedAndShownNowhere() {
    // given
    String id = ControlPlane.freshId();
    String login = ServerBench.freshAdmin();
    register(id, TestCluster.port(), true, login).then().body("status", equalTo("succeeded"));
    // when
    Response rotation =
        sending(Tokens.admin(), "{\"reason\": \"every quarter\"}")
            .header("Prefer", "wait=60")
            .post(SERVERS + "/" + id + "/rotate-credentials");
    // then
    rotation.then().statusCode(200).body("status", equalTo("succeeded")).body(showsNoPassword());
    assertThatThrownBy(() -> TestCluster.dataSource("postgres", login).getConnection())
        .isInstanceOf(SQLException.class);
    asAdmin()
        .get(SERVERS + "/load")
        .then()
        .body("servers.find { it.id == '" + id + "' }.answers", equalTo(true));
  }

  @Test
  void registrationThatFailsSaysWhyAndFreesTheId() {
    // given
    String id = ControlPlane.freshId();
    // when, then
    register(id, 1)
        .then()
        .statusCode(200)
        .body("status", equalTo("failed"))
        .body("error.code", equalTo("server-unreachable"))
        .body(not(containsString("localhost:1 refused")));
    asAdmin()
        .get(SERVERS + "/" + id)
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-database-server"));
  }

  @Test
  void onlyAdminsRegisterServersAndPublishReleases() {
    for (String token :
        new String[] {Tokens.operator(), Tokens.viewer(), Tokens.of("tenant-admin")}) {
      sending(token, "{}").post(SERVERS).then().statusCode(403).body("code", equalTo("forbidden"));
      as(token)
          .contentType("application/zip")
          .body(Packages.reporting(RELEASE).zip())
          .post(RELEASES)
          .then()
          .statusCode(403)
          .body("code", equalTo("forbidden"));
    }
  }

  @Test
  void releaseIsPublishedOnceAndNeverChanges() {
    // when
    publish(Packages.reporting(RELEASE))
        .then()
        .statusCode(200)
        .body("status", equalTo("succeeded"))
        .body("result.release", equalTo(RELEASE));
    // then
    publish(Packages.reporting(RELEASE))
        .then()
        .statusCode(200)
        .body("number", equalTo(RELEASE))
        .body("state", equalTo("published"));
    publish(Packages.reporting(RELEASE).file("schema/V199__More.sql", "select 1;"))
        .then()
        .statusCode(409)
        .body("code", equalTo("release-exists"));
    as(Tokens.viewer())
        .get(RELEASES + "/" + RELEASE)
        .then()
        .statusCode(200)
        .body("title", equalTo("For tests"));
    as(Tokens.viewer()).get(RELEASES).then().statusCode(200).body("items.number", hasItem(RELEASE));
  }

  @Test
  void packageThatBreaksARuleIsRefusedByName() {
    publish(Packages.reporting(RELEASE + 1).file("../evil", "x"))
        .then()
        .statusCode(400)
        .body("code", equalTo("validation-failed"))
        .body("errors[0].field", equalTo("../evil"));
    asAdmin()
        .get(RELEASES + "/" + (RELEASE + 1))
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-release"));
    asAdmin().get(RELEASES + "/latest").then().statusCode(404);
  }

  @Test
  void packageThatNoTenantCouldBeSyncedByIsRefusedByName() {
    publish(
            Packages.reporting(RELEASE + 1)
                .file("schema/V199__Rows.sql", "copy item from stdin;\n1\n\\.\n"))
        .then()
        .statusCode(400)
        .body("code", equalTo("validation-failed"))
        .body("errors[0].field", equalTo("schema/V199__Rows.sql"));
    asAdmin().get(RELEASES + "/" + (RELEASE + 1)).then().statusCode(404);
  }

  private boolean clusterIsKnown(String server) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select system_identifier = (select system_identifier::text from"
                        + " pg_control_system()) from catalog.database_server where id = ?",
                    server)
                .mapTo(Boolean.class)
                .one());
  }

  /** Without places, so that tenants of other tests are not placed there. */
  private static Response register(String id, int port) {
    return register(id, port, true);
  }

  private static Response register(String id, int port, boolean shared) {
    return register(id, port, shared, TestCluster.CONTROL_PLANE);
  }

  private static Response register(String id, int port, boolean shared, String login) {
    String body =
        """
        {"id": "%s", "region": "eu", "address": "localhost:%d", "sslMode": "disable",
         "adminLogin": "%s", "adminPassword": "%s", "capacity": 0, "connectionBudget": 20,
         "sharedCluster": %s}
        """
            .formatted(id, port, login, TestCluster.PASSWORD, shared);
    return sending(Tokens.admin(), body).header("Prefer", "wait=60").post(SERVERS);
  }

  private static Response publish(Packages delivered) {
    return asAdmin()
        .contentType("application/zip")
        .header("Prefer", "wait=60")
        .body(delivered.zip())
        .post(RELEASES);
  }

  private static Matcher<String> showsNoPassword() {
    return not(containsString(TestCluster.PASSWORD));
  }
}
