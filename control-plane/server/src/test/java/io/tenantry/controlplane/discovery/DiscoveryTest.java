package io.tenantry.controlplane.discovery;

import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.TestCluster;
import io.tenantry.controlplane.testsupport.Tokens;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The catalog forgets a tenant, as one restored from yesterday has. */
@QuarkusTest
class DiscoveryTest {

  private static final String DISCOVER = "/api/v1/database-servers/db-1/discover";
  private static final String TENANTS = "/api/v1/tenants";

  @Inject Jdbi jdbi;

  private String id;
  private UUID uuid;
  private String database;

  @BeforeEach
  void lostTenant() {
    ReadyForTenants.prepare();
    id = freshId();
    post(TENANTS, "{\"id\": \"%s\", \"companies\": [\"CRONUS\"]}".formatted(id))
        .statusCode(200)
        .body("status", equalTo("succeeded"));
    uuid = UUID.fromString(asAdmin().get(TENANTS + "/" + id).path("uuid"));
    database = "tenant_" + uuid.toString().replace("-", "");
    forget();
  }

  @Test
  void dryRunListsWhatCouldBeRecoveredAndChangesNothing() {
    verdict(post(DISCOVER, "{\"dryRun\": true}").statusCode(200), "databases", "recoverable");
    asAdmin().get(TENANTS + "/" + id).then().statusCode(404);
    assertThat(placed()).isEqualTo(placedTenants());
  }

  @Test
  void lostTenantComesBackDismountedAndIsServedAfterAMount() {
    // when
    verdict(discover(), "result.databases", "recovered");
    // then
    asAdmin()
        .get(TENANTS + "/" + id)
        .then()
        .body("uuid", equalTo(uuid.toString()))
        .body("lifecycle", equalTo("active"))
        .body("mounted", equalTo(false))
        .body("hostNames", empty());
    assertThat(placed()).isEqualTo(placedTenants());
    assertThat(letIn()).isFalse();
    post(TENANTS + "/" + id + "/mount", "{}").body("status", equalTo("succeeded"));
    assertThat(letIn()).isTrue();
    verdict(discover(), "result.databases", "known");
  }

  @Test
  void lostSandboxComesBackAsWhatItsStampSays() {
    // given
    inDatabase("alter table tenantry.stamp add column environment text");
    inDatabase("update tenantry.stamp set environment = 'sandbox'");
    // when
    ValidatableResponse found = discover();
    // then
    verdict(found, "result.databases", "recovered");
    found.body(
        "result.databases.find { it.tenant == '" + uuid + "' }.environment", equalTo("sandbox"));
    asAdmin().get(TENANTS + "/" + id).then().body("environment", equalTo("sandbox"));
  }

  @Test
  void formerPasswordsOpenNothing() {
    // given: what an instance of the lost catalog still knows
    TestCluster.asSuperuser(
        "alter role " + database + "_app password '" + TestCluster.PASSWORD + "'");
    // when
    verdict(discover(), "result.databases", "recovered");
    post(TENANTS + "/" + id + "/mount", "{}").body("status", equalTo("succeeded"));
    // then
    assertThatThrownBy(
            () -> TestCluster.dataSource(database, database + "_app").getConnection().close())
        .hasMessageContaining("password");
  }

  @Test
  void takenTenantIdIsAConflictOfThatDatabaseAlone() {
    // given
    post(TENANTS, "{\"id\": \"%s\"}".formatted(id)).body("status", equalTo("succeeded"));
    // when
    ValidatableResponse found = discover();
    // then
    verdict(found, "result.databases", "conflict");
    assertThat(detail(found)).startsWith("tenant-exists");
    asAdmin().get(TENANTS + "/" + uuid).then().statusCode(404);
  }

  @Test
  void releaseThatIsNotPublishedIsAConflict() {
    inDatabase("update tenantry.stamp set release = 7000");
    ValidatableResponse found = discover();
    verdict(found, "result.databases", "conflict");
    assertThat(detail(found)).startsWith("release-missing");
  }

  @Test
  void databaseWithoutStampIsPassedBy() {
    inDatabase("delete from tenantry.stamp");
    discover()
        .body(
            "result.databases.find { it.database == '" + database + "' }.verdict",
            equalTo("passed-by"));
    asAdmin().get(TENANTS + "/" + uuid).then().statusCode(404);
  }

  @Test
  void entryThatARunLeftHalfWayIsFinishedByTheNext() {
    // given: entered, and its process died before it made the logins
    discover();
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update catalog.tenant set lifecycle = 'provisioning', app_secret = null where uuid"
                    + " = ?",
                uuid));
    // when, then
    verdict(discover(), "result.databases", "recovered");
    post(TENANTS + "/" + id + "/mount", "{}").body("status", equalTo("succeeded"));
  }

  private static ValidatableResponse discover() {
    return post(DISCOVER, "{}").statusCode(200).body("status", equalTo("succeeded"));
  }

  private void verdict(ValidatableResponse answer, String list, String verdict) {
    answer.body(list + ".find { it.tenant == '" + uuid + "' }.verdict", equalTo(verdict));
  }

  private String detail(ValidatableResponse answer) {
    Map<String, String> found =
        answer.extract().path("result.databases.find { it.tenant == '" + uuid + "' }");
    return found.get("detail");
  }

  private static ValidatableResponse post(String path, String body) {
    return sending(Tokens.admin(), body).header("Prefer", "wait=60").post(path).then();
  }

  private void forget() {
    jdbi.useHandle(
        handle -> {
          handle.execute("delete from catalog.tenant where uuid = ?", uuid);
          handle.execute(
              "update catalog.database_server set placed = placed - 1 where id = 'db-1'");
        });
  }

  private boolean letIn() {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select has_database_privilege(?, ?, 'connect')", database + "_app", database)
                .mapTo(Boolean.class)
                .one());
  }

  private long placed() {
    return number("select placed from catalog.database_server where id = 'db-1'");
  }

  private long placedTenants() {
    return number(
        "select (select count(*) from catalog.tenant where database_server = 'db-1')"
            + " + (select count(*) from catalog.buffer_tenant where database_server = 'db-1')");
  }

  private long number(String sql) {
    return jdbi.withHandle(handle -> handle.select(sql).mapTo(Long.class).one());
  }

  private void inDatabase(String sql) {
    Jdbi.create(TestCluster.jdbcUrl(database), "postgres", "postgres")
        .useHandle(handle -> handle.execute(sql));
  }
}
