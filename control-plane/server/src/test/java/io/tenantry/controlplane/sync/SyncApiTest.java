package io.tenantry.controlplane.sync;

import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.controlplane.provisioning.DatabaseNames;
import io.tenantry.controlplane.release.Packages;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.TestCluster;
import io.tenantry.controlplane.testsupport.Tokens;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SyncApiTest {

  private static final String TENANTS = "/api/v1/tenants";
  private static final int NEXT = 7;

  @Inject Jdbi jdbi;
  private String id;

  @BeforeEach
  void provision() {
    ReadyForTenants.prepare();
    id = freshId();
    send(TENANTS, "{\"id\":\"%s\",\"companies\":[\"CRONUS\"]}".formatted(id))
        .body("status", equalTo("succeeded"));
  }

  @AfterEach
  void forgetRelease() {
    ReadyForTenants.forget(jdbi, NEXT);
  }

  @Test
  void publishedReleaseChangesNoTenantUntilItIsSynced() {
    // given
    int version = asAdmin().get(TENANTS + "/" + id).path("version");

    // when
    publish("alter table business.customer add city text;");

    // then
    asAdmin()
        .get(TENANTS + "/" + id)
        .then()
        .body("release", equalTo(1))
        .body("version", equalTo(version))
        .body("schema", equalTo("pending"));
    asAdmin().get(TENANTS + "?schema=pending&q=" + id).then().body("items.id", contains(id));
    sync("{\"mode\":\"check\"}")
        .body("type", equalTo("sync-check"))
        .body("status", equalTo("succeeded"))
        .body("result.refused", equalTo(false))
        .body("result.losses", hasSize(0))
        .body("result.changes.addedColumns.name", contains("city"));
    sync("{\"reason\":\"release for everybody\"}")
        .body("type", equalTo("sync"))
        .body("status", equalTo("succeeded"))
        .body("result.release", equalTo(NEXT));
    asAdmin()
        .get(TENANTS + "/" + id)
        .then()
        .body("release", equalTo(NEXT))
        .body("mounted", equalTo(true))
        .body("schema", equalTo("current"));
    sync("").body("status", equalTo("succeeded"));
    asAdmin()
        .get("/api/v1/application/releases/" + NEXT + "/changes")
        .then()
        .statusCode(200)
        .body("from", equalTo(1))
        .body("schema.addedColumns.name", contains("city"))
        .body("reports.added", hasSize(0));
    asAdmin()
        .get("/api/v1/application/releases/" + NEXT + "/tenants")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(id));
  }

  @Test
  void failedSyncLeavesTheTenantServedAtItsRelease() {
    // given
    publish(
        "alter table business.customer add city text;"
            + " alter table tenantry.company add check (name <> 'CRONUS');");

    // when
    sync("{}")
        .body("status", equalTo("failed"))
        .body("error.code", equalTo("schema-script-failed"))
        .body("error.step", equalTo("migrate"));

    // then
    asAdmin()
        .get(TENANTS + "/" + id)
        .then()
        .body("release", equalTo(1))
        .body("mounted", equalTo(true))
        .body("schema", equalTo("failed"))
        .body("reasons", hasSize(1));
  }

  @Test
  void suspendedDataUpgradeIsResumedByRetryingTheOperation() {
    // given
    publish(
        Packages.reporting(NEXT)
            .file(
                "application.yaml",
                "release: 7\ntitle: Cities\ncompatibleWith: 1\nupgrade: {checkpointed: true}\n")
            .file("schema/V116__Next.sql", "alter table business.customer add city text;")
            .file("upgrade/7/10__Divide.sql", "select 1 / (select 1 - count(*) from customer);"));
    addCustomer();
    String operation =
        sync("{}")
            .body("status", equalTo("failed"))
            .body("error.code", equalTo("data-upgrade-suspended"))
            .body("result.companies[0].company", equalTo("CRONUS"))
            .body("result.companies[0].steps[0].step", equalTo("7/10__Divide"))
            .body("result.companies[0].steps[0].status", equalTo("failed"))
            .extract()
            .path("id");
    asAdmin()
        .get(TENANTS + "/" + id)
        .then()
        .body("schema", equalTo("failed"))
        .body("schemaRelease", equalTo(NEXT))
        .body("dataRelease", equalTo(1));

    // when
    removeCustomers();
    send("/api/v1/operations/" + operation + "/retry", "{}")
        .statusCode(200)
        .body("status", equalTo("succeeded"))
        .body("result.companies[0].steps[0].status", equalTo("done"));

    // then
    asAdmin()
        .get(TENANTS + "/" + id)
        .then()
        .body("release", equalTo(NEXT))
        .body("schemaRelease", equalTo(NEXT))
        .body("dataRelease", equalTo(NEXT));
  }

  @Test
  void accessWhilePendingIsChangedLive() {
    sending(Tokens.admin(), "{\"accessWhilePending\": true}")
        .contentType("application/merge-patch+json")
        .header("Prefer", "wait=60")
        .patch(TENANTS + "/" + id)
        .then()
        .statusCode(200);
    asAdmin().get(TENANTS + "/" + id).then().body("accessWhilePending", equalTo(true));
  }

  @Test
  void whatCannotBeAcceptedIsSaidAndNothingBegins() {
    post("{\"mode\":\"odd\"}").statusCode(400).body("errors.field", hasItem("mode"));
    post("{\"depth\":\"full\"}").statusCode(400).body("errors.field", hasItem("depth"));
    post("{\"release\":0}").statusCode(400).body("errors.field", hasItem("release"));
    post("{\"release\":99}").statusCode(404).body("code", equalTo("unknown-release"));
    post("{\"mode\":\"force\"}").statusCode(400).body("code", equalTo("confirmation-required"));
    post("{\"mode\":\"force\",\"confirm\":\"" + id + "\"}")
        .statusCode(409)
        .body("code", equalTo("backup-required"));
    post("{\"mode\":\"check\",\"depth\":\"full\"}")
        .statusCode(409)
        .body("code", equalTo("illegal-transition"));
    post("{\"dryRun\":true}")
        .statusCode(200)
        .body("steps", contains("check", "announce", "fence", "migrate", "complete", "served"));
    sending(Tokens.viewer(), "{}").post(TENANTS + "/" + id + "/sync").then().statusCode(403);
    sending(Tokens.admin(), "{}").post(TENANTS + "/" + freshId() + "/sync").then().statusCode(404);
    asAdmin().get(TENANTS + "/" + id).then().body("schema", equalTo("current"));
  }

  private void addCustomer() {
    inDatabase(
        "insert into business.customer (company_id, number)"
            + " select id, 'C-1' from tenantry.company");
  }

  private void removeCustomers() {
    inDatabase("delete from business.customer");
  }

  private void inDatabase(String sql) {
    UUID tenant = UUID.fromString(asAdmin().get(TENANTS + "/" + id).path("uuid"));
    String url = TestCluster.jdbcUrl(DatabaseNames.of(tenant).database());
    Jdbi.create(url, "postgres", "postgres").useHandle(handle -> handle.execute(sql));
  }

  private void publish(String script) {
    publish(Packages.reporting(NEXT).file("schema/V116__Next.sql", script));
  }

  private void publish(Packages delivered) {
    asAdmin()
        .header("Prefer", "wait=60")
        .contentType("application/zip")
        .body(delivered.zip())
        .post("/api/v1/application/releases")
        .then()
        .statusCode(200)
        .body("status", equalTo("succeeded"));
  }

  private ValidatableResponse sync(String body) {
    return post(body).statusCode(200);
  }

  private ValidatableResponse post(String body) {
    return send(TENANTS + "/" + id + "/sync", body);
  }

  private static ValidatableResponse send(String path, String body) {
    return sending(Tokens.admin(), body).header("Prefer", "wait=60").post(path).then();
  }
}
