package io.tenantry.controlplane.lifecycle;

import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.TestCluster;
import io.tenantry.controlplane.testsupport.Tokens;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.UUID;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AttachTest {

  private static final String TENANTS = "/api/v1/tenants";

  @Inject Jdbi jdbi;

  private String id;
  private UUID uuid;
  private String database;

  /** A tenant database that no catalog knows any more, as after the loss of one. */
  @BeforeEach
  void makeDatabaseThatNobodyKnows() {
    ReadyForTenants.prepare();
    id = freshId();
    send(TENANTS, "{\"id\":\"%s\",\"companies\":[\"CRONUS\"]}".formatted(id))
        .statusCode(200)
        .body("status", equalTo("succeeded"));
    uuid = UUID.fromString(asAdmin().get(TENANTS + "/" + id).path("uuid"));
    database = "tenant_" + uuid.toString().replace("-", "");
    forget();
  }

  @Test
  void databaseIsServedUnderItsOwnStamp() {
    attach(id, database, "").statusCode(200).body("status", equalTo("succeeded"));

    asAdmin()
        .get(TENANTS + "/" + id)
        .then()
        .body("uuid", equalTo(uuid.toString()))
        .body("mounted", equalTo(true))
        .body("schema", equalTo("current"));
  }

  @Test
  void databaseThatIsBehindStaysAsItIs() {
    String before = schema();
    publishedOnPaper(
        2,
        () -> {
          attach(id, database, "").statusCode(200).body("status", equalTo("succeeded"));

          asAdmin()
              .get(TENANTS + "/" + id)
              .then()
              .body("schema", equalTo("pending"))
              .body("release", equalTo(1));
          assertThat(schema()).isEqualTo(before);
        });
  }

  @Test
  void databaseOfASandboxIsAttachedAsOneWithoutBeingTold() {
    // given
    sayInStamp("sandbox");
    // when
    attach(id, database, ", \"environment\": \"production\"")
        .statusCode(409)
        .body("code", equalTo("stamp-mismatch"))
        .body("check", equalTo("environment"));
    assertNothingWasWritten();
    attach(id, database, "").statusCode(200).body("status", equalTo("succeeded"));
    // then
    asAdmin().get(TENANTS + "/" + id).then().body("environment", equalTo("sandbox"));
  }

  @Test
  void databaseWhoseStampSaysNothingOfItIsAttachedAsWhatItIsToldToBe() {
    attach(id, database, ", \"environment\": \"sandbox\"")
        .statusCode(200)
        .body("status", equalTo("succeeded"));

    asAdmin().get(TENANTS + "/" + id).then().body("environment", equalTo("sandbox"));
    String stamped =
        inTenantDatabase(
            h -> h.createQuery("select environment from tenantry.stamp").mapTo(String.class).one());
    assertThat(stamped).isEqualTo("sandbox");
  }

  @Test
  void stampOfAnotherTenantIdIsRefused() {
    attach(freshId(), database, "")
        .statusCode(409)
        .body("code", equalTo("stamp-mismatch"))
        .body("check", equalTo("stamp"));

    assertNothingWasWritten();
  }

  @Test
  void stampIsOverwrittenOnRequestAndThatIsAudited() {
    String other = freshId();

    attach(other, database, ", \"overwriteTenantId\": true")
        .statusCode(200)
        .body("status", equalTo("succeeded"));

    assertThat(stampedId()).isEqualTo(other);
    String overwritten =
        jdbi.withHandle(
            h ->
                h.createQuery(
                        "select detail->'params'->>'stampedTenantId' from catalog.audit"
                            + " where tenant_uuid = :uuid and action = 'attach'")
                    .bind("uuid", uuid)
                    .mapTo(String.class)
                    .one());
    assertThat(overwritten).isEqualTo(id);
  }

  @Test
  void databaseOfAnAttachedTenantIsRefused() {
    attach(id, database, "").statusCode(200);

    attach(freshId(), database, ", \"overwriteTenantId\": true")
        .statusCode(409)
        .body("code", equalTo("stamp-mismatch"))
        .body("check", equalTo("attached-already"));
  }

  @Test
  void databaseOfAnAttachedTenantIsRefusedUnderAnotherIdOfItsCluster() {
    attach(id, database, "").statusCode(200);
    String other = freshId();
    send(
            "/api/v1/database-servers",
            """
            {"id": "%s", "region": "eu", "address": "localhost:%d", "sslMode": "disable",
             "adminLogin": "%s", "adminPassword": "%s", "capacity": 0, "connectionBudget": 20,
             "sharedCluster": true}
            """
                .formatted(
                    other, TestCluster.port(), TestCluster.CONTROL_PLANE, TestCluster.PASSWORD))
        .body("status", equalTo("succeeded"));

    send(
            TENANTS + "/attach",
            """
            {"id": "%s", "databaseServer": "%s", "database": "%s", "overwriteTenantId": true}
            """
                .formatted(freshId(), other, database))
        .statusCode(409)
        .body("code", equalTo("stamp-mismatch"))
        .body("check", equalTo("attached-already"));
  }

  @Test
  void databaseThatAnotherInstallationServesIsRefused() throws Exception {
    // given: an instance that is not ours has a session there
    String login = database + "_app";
    TestCluster.asSuperuser("alter role " + login + " password '" + TestCluster.PASSWORD + "'");
    try (Connection elsewhere = TestCluster.dataSource(database, login).getConnection()) {
      attach(id, database, "")
          .statusCode(409)
          .body("code", equalTo("attach-refused"))
          .body("check", equalTo("attached-elsewhere"));
      assertThat(elsewhere.isValid(1)).isTrue();
    }
    assertNothingWasWritten();
  }

  @Test
  void releaseThatIsNotPublishedIsRefused() {
    inDatabase("update tenantry.stamp set release = 7");

    attach(id, database, "").statusCode(409).body("check", equalTo("release"));

    assertNothingWasWritten();
  }

  @Test
  void databaseThatCannotBeReachedIsRefused() {
    attach(id, "tenant_of_nobody", "")
        .statusCode(409)
        .body("code", equalTo("attach-refused"))
        .body("check", equalTo("reachability"));
  }

  @Test
  void databaseOfAnotherOwnerIsRefused() {
    attach(id, TestCluster.emptyDatabase(), "")
        .statusCode(409)
        .body("code", equalTo("attach-refused"))
        .body("check", equalTo("ownership"));
  }

  @Test
  void databaseWithoutStampIsRefused() {
    inDatabase("delete from tenantry.stamp");

    attach(id, database, "").statusCode(409).body("check", equalTo("stamp"));

    assertNothingWasWritten();
  }

  @Test
  void serverThatIsNotRegisteredIsUnknown() {
    send(
            TENANTS + "/attach",
            "{\"id\":\"%s\",\"databaseServer\":\"nowhere\",\"database\":\"%s\"}"
                .formatted(id, database))
        .statusCode(404)
        .body("code", equalTo("unknown-database-server"));
  }

  @Test
  void dryRunChecksAndChangesNothing() {
    attach(id, database, ", \"dryRun\": true").statusCode(200).body("action", equalTo("attach"));

    assertNothingWasWritten();
  }

  @Test
  void dryRunIsRefusedWhereTheAttachmentWouldBe() {
    attach("default", database, ", \"overwriteTenantId\": true, \"dryRun\": true")
        .statusCode(400)
        .body("errors[0].field", equalTo("id"));
    attach(id, database, ", \"hostNames\": [\"x.tenantry.localhost\"], \"dryRun\": true")
        .statusCode(409)
        .body("code", equalTo("host-name-reserved"));
    assertNothingWasWritten();
  }

  private ValidatableResponse attach(String tenantId, String name, String more) {
    return send(
        TENANTS + "/attach",
        "{\"id\":\"%s\",\"databaseServer\":\"db-1\",\"database\":\"%s\"%s}"
            .formatted(tenantId, name, more));
  }

  private static ValidatableResponse send(String path, String body) {
    return sending(Tokens.admin(), body).header("Prefer", "wait=60").post(path).then();
  }

  private void forget() {
    jdbi.useHandle(
        h -> {
          h.createUpdate("delete from catalog.tenant where uuid = :uuid")
              .bind("uuid", uuid)
              .execute();
          h.execute("update catalog.database_server set placed = placed - 1 where id = 'db-1'");
        });
  }

  private void assertNothingWasWritten() {
    asAdmin().get(TENANTS + "/" + uuid).then().statusCode(404);
  }

  private void sayInStamp(String environment) {
    inDatabase("alter table tenantry.stamp add column environment text");
    inTenantDatabase(h -> h.execute("update tenantry.stamp set environment = ?", environment));
  }

  private String stampedId() {
    return inTenantDatabase(
        h -> h.createQuery("select tenant_id from tenantry.stamp").mapTo(String.class).one());
  }

  private String schema() {
    return inTenantDatabase(
        h ->
            h.createQuery(
                    "select string_agg(table_schema || table_name || column_name || data_type, ',')"
                        + " from (select * from information_schema.columns"
                        + " where table_schema in ('tenantry', 'business')"
                        + " order by table_schema, table_name, ordinal_position) c")
                .mapTo(String.class)
                .one());
  }

  private void inDatabase(String sql) {
    inTenantDatabase(h -> h.execute(sql));
  }

  private <T> T inTenantDatabase(HandleCallback<T, RuntimeException> work) {
    return Jdbi.create(TestCluster.jdbcUrl(database), "postgres", "postgres").withHandle(work);
  }

  /** A release that only exists as a row, for as long as the work takes. */
  private void publishedOnPaper(int number, Runnable work) {
    jdbi.useHandle(
        h ->
            h.createUpdate(
                    "insert into application.release (number, title, package, sha256, published_by,"
                        + " state) values (:number, 'next', '', repeat('0', 64), 'test',"
                        + " 'published')")
                .bind("number", number)
                .execute());
    try {
      work.run();
    } finally {
      jdbi.useHandle(
          h ->
              h.createUpdate("delete from application.release where number = :number")
                  .bind("number", number)
                  .execute());
    }
  }
}
