package io.tenantry.controlplane.lifecycle;

import static io.tenantry.controlplane.lifecycle.TenantCalls.TENANTS;
import static io.tenantry.controlplane.lifecycle.TenantCalls.act;
import static io.tenantry.controlplane.lifecycle.TenantCalls.delete;
import static io.tenantry.controlplane.lifecycle.TenantCalls.get;
import static io.tenantry.controlplane.lifecycle.TenantCalls.provisioned;
import static io.tenantry.controlplane.lifecycle.TenantCalls.purge;
import static io.tenantry.controlplane.lifecycle.TenantCalls.succeed;
import static io.tenantry.controlplane.lifecycle.TenantCalls.uuid;
import static io.tenantry.controlplane.lifecycle.TenantCalls.waiting;
import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.controlplane.release.Packages;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeletionTest {

  @Inject Jdbi jdbi;
  @Inject LifecycleSweep sweep;

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  @Test
  void deletionNeedsTheIdAgain() {
    // given
    String id = provisioned();
    // when, then
    waiting("{}")
        .delete(TENANTS + "/" + id)
        .then()
        .statusCode(400)
        .body("code", equalTo("confirmation-required"));
    waiting("{\"confirm\": \"somebody-else\"}")
        .delete(TENANTS + "/" + id)
        .then()
        .statusCode(400)
        .body("errors.field", contains("confirm"));
    get(id).body("lifecycle", equalTo("active"));
  }

  @Test
  void deletionMayBeAskedForInTheQuery() {
    // given
    String id = provisioned();
    // when, then
    asAdmin()
        .delete(TENANTS + "/" + id + "?dryRun=true")
        .then()
        .statusCode(200)
        .body("steps", hasItems("delete", "fence", "cut-off"));
    get(id).body("lifecycle", equalTo("active"));
    succeed(
        asAdmin()
            .header("Prefer", "wait=60")
            .delete(TENANTS + "/" + id + "?reason=bye&confirm=" + id.toUpperCase())
            .then());
    get(id).body("lifecycle", equalTo("deleted")).body("reasons", contains("bye"));
  }

  @Test
  void recoveredTenantThatIsBehindIsSyncedWhenItIsBack() {
    // given: a release came while it was away
    String id = provisioned();
    succeed(delete(id));
    int newer = 1_000_007;
    asAdmin()
        .header("Prefer", "wait=60")
        .contentType("application/zip")
        .body(Packages.reporting(newer).zip())
        .post("/api/v1/application/releases")
        .then()
        .body("status", equalTo("succeeded"));
    try {
      // when
      String sync = succeed(id, "recover", "{}").extract().path("result.sync");
      // then
      asAdmin()
          .header("Prefer", "wait=60")
          .get("/api/v1/operations/" + sync)
          .then()
          .body("type", equalTo("sync"))
          .body("status", equalTo("succeeded"));
      get(id).body("release", equalTo(newer)).body("schema", equalTo("current"));
      asAdmin()
          .get(TENANTS + "/" + id + "/audit?limit=2")
          .then()
          .body("items.detail.operation", everyItem(equalTo(sync)))
          .body("items.detail.reason", everyItem(startsWith("recovery ")))
          .body("items[0].action", equalTo("state-changed"))
          .body("items[0].detail.from.release", equalTo(1))
          .body("items[0].detail.to.release", equalTo(newer))
          .body("items[1].action", equalTo("sync"))
          .body("items[1].outcome", equalTo("accepted"));
      succeed(delete(id));
      succeed(purge(id));
    } finally {
      ReadyForTenants.forget(jdbi, newer);
    }
  }

  @Test
  void deletedTenantKeepsItsNamesAndIsRecoveredWithThem() {
    // given
    String id = provisioned();
    UUID uuid = uuid(id);
    // when
    succeed(delete(id));
    // then
    get(id)
        .body("lifecycle", equalTo("deleted"))
        .body("mounted", equalTo(false))
        .body("retainedUntil", notNullValue())
        .body("hostNames", contains(id + ".example"));
    waiting("{\"id\": \"%s\"}".formatted(id))
        .post(TENANTS)
        .then()
        .statusCode(409)
        .body("code", equalTo("tenant-exists"));
    waiting("{\"id\": \"%s\", \"hostNames\": [\"%s.example\"]}".formatted(freshId(), id))
        .post(TENANTS)
        .then()
        .statusCode(409)
        .body("code", equalTo("host-name-taken"));
    // when
    succeed(id, "recover", "{}");
    // then
    get(id)
        .body("uuid", equalTo(uuid.toString()))
        .body("lifecycle", equalTo("active"))
        .body("mounted", equalTo(true))
        .body("hostNames", contains(id + ".example"));
  }

  @Test
  void secondRecoveryIsRefused() {
    // given
    String id = provisioned();
    succeed(delete(id));
    succeed(id, "recover", "{}");
    // when, then
    act(id, "recover", "{}").statusCode(409).body("code", equalTo("illegal-transition"));
  }

  @Test
  void purgedTenantLeavesNothingButItsCertificate() {
    // given
    String id = provisioned();
    UUID uuid = uuid(id);
    int placed = placed();
    letIn(uuid);
    String usageEnds = LocalDate.now(ZoneOffset.UTC).plusDays(800).toString();
    succeed(delete(id));
    act(id, "purge", "{}").statusCode(400).body("code", equalTo("confirmation-required"));
    // when
    succeed(purge(id));
    // then
    assertThat(databases(uuid)).isZero();
    assertThat(roles(uuid)).isZero();
    assertThat(placed()).isEqualTo(placed - 1);
    asAdmin()
        .get(TENANTS + "/" + uuid + "/deletion-certificate")
        .then()
        .statusCode(200)
        .body("tenantId", equalTo(id))
        .body("issuedBy", equalTo("platform-admin"))
        .body(
            "destroyed.store",
            contains(
                "database",
                "logins",
                "secrets",
                "api-keys",
                "client-certificates",
                "host-names",
                "identity-provider"))
        .body("destroyed.find { it.store == 'host-names' }.names", contains(id + ".example"))
        .body("destroyed.find { it.store == 'api-keys' }.names", contains("robot"))
        .body("destroyed.find { it.store == 'client-certificates' }.names", contains("scanner"))
        .body("kept.store", contains("audit", "operations", "usage", "active-users", "certificate"))
        .body("kept.findAll { it.until }.until", contains(usageEnds, usageEnds));
    assertThat(credentials(uuid)).isZero();
    get(id).body("lifecycle", equalTo("purged")).body("hostNames", hasSize(0));
  }

  @Test
  void secretAtTheTenantsOwnProviderDoesNotOutliveThePurge() {
    // given
    String id = provisioned();
    UUID uuid = uuid(id);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update catalog.tenant set identity_provider = jsonb_build_object('issuer',"
                    + " cast(? as text), 'clientSecretCiphertext', 'sealed') where uuid = ?",
                "https://" + id + ".example",
                uuid));
    succeed(delete(id));
    // when
    succeed(purge(id));
    // then
    String kept =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select cast(identity_provider as text) from catalog.tenant"
                            + " where uuid = :uuid")
                    .bind("uuid", uuid)
                    .mapTo(String.class)
                    .one());
    assertThat(kept).contains("issuer").doesNotContain("sealed");
    asAdmin()
        .get(TENANTS + "/" + uuid + "/deletion-certificate")
        .then()
        .body(
            "destroyed.find { it.store == 'secrets' }.names",
            hasItem("client of its identity provider"));
  }

  @Test
  void purgedTenantIdIsNotReusedBeforeItsRetentionEnds() {
    // given
    String id = provisioned();
    UUID uuid = uuid(id);
    succeed(delete(id));
    succeed(purge(id));
    // when, then
    waiting("{\"id\": \"%s\"}".formatted(id)).post(TENANTS).then().statusCode(409);
    endRetention(uuid);
    sweep.run();
    get(id).statusCode(404);
    succeed(waiting("{\"id\": \"%s\"}".formatted(id)).post(TENANTS).then());
    assertThat(uuid(id)).isNotEqualTo(uuid);
    asAdmin().get(TENANTS + "/" + uuid + "/deletion-certificate").then().statusCode(200);
  }

  @Test
  void tenantIsPurgedWhenItsRetentionEnds() {
    // given
    String id = provisioned();
    UUID uuid = uuid(id);
    succeed(delete(id));
    sweep.run();
    get(id).body("lifecycle", equalTo("deleted"));
    // when
    endRetention(uuid);
    sweep.run();
    // then
    await().until(() -> get(uuid.toString()).extract().statusCode() == 404);
    asAdmin()
        .get(TENANTS + "/" + uuid + "/deletion-certificate")
        .then()
        .body("issuedBy", equalTo("retention"))
        .body("reason", equalTo("retention-ended"));
    assertThat(databases(uuid)).isZero();
  }

  @Test
  void uuidOfAPurgedTenantIsNeverATenantsAgain() {
    // given
    String id = provisioned();
    UUID uuid = uuid(id);
    succeed(delete(id));
    succeed(purge(id));
    endRetention(uuid);
    sweep.run();
    // when, then
    assertThatThrownBy(
            () ->
                jdbi.useHandle(
                    handle ->
                        handle.execute(
                            """
                            insert into catalog.tenant
                              (uuid, tenant_id, display_name, plan, lifecycle, schema_state,
                               database_server, database_name, release, app_login, report_login,
                               migrate_login, version)
                            values (?, 'again', 'again', 'standard', 'active', 'current', 'db-1',
                                    'again', 1, 'a', 'b', 'c', 1)
                            """,
                            uuid)))
        .hasMessageContaining("was purged");
  }

  @Test
  void activeTenantCannotBePurged() {
    String id = provisioned();
    purge(id)
        .statusCode(409)
        .body("code", equalTo("illegal-transition"))
        .body("state.lifecycle", equalTo("active"));
  }

  private void endRetention(UUID tenant) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update catalog.tenant set retained_until = now() - interval '1 s' where uuid = ?",
                tenant));
  }

  private int placed() {
    return count("select placed from catalog.database_server where id = 'db-1'");
  }

  private int databases(UUID tenant) {
    return count("select count(*) from pg_database where datname like '%s%%'", tenant);
  }

  private int roles(UUID tenant) {
    return count("select count(*) from pg_roles where rolname like '%s%%'", tenant);
  }

  private int count(String sql, UUID tenant) {
    return count(sql.formatted("tenant_" + tenant.toString().replace("-", "")));
  }

  private int count(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }

  /** A key and a certificate that open the tenant. */
  private void letIn(UUID tenant) {
    jdbi.useHandle(
        handle -> {
          handle.execute(
              """
              insert into catalog.api_key (id, tenant_uuid, name, hash, roles, created_by, expires_at)
              values (gen_random_uuid(), ?, 'robot', sha256(convert_to(?, 'UTF8')),
                      array['tenant-user'], 'test', now() + interval '1 day')
              """,
              tenant,
              tenant.toString());
          handle.execute(
              """
              insert into catalog.client_certificate
                (id, tenant_uuid, name, subject, roles, created_by, expires_at)
              values (gen_random_uuid(), ?, 'scanner', ?, array['tenant-user'], 'test',
                      now() + interval '1 day')
              """,
              tenant,
              "CN=" + tenant);
        });
  }

  private int credentials(UUID tenant) {
    String sql =
        "select (select count(*) from catalog.api_key where tenant_uuid = '%s')"
            + " + (select count(*) from catalog.client_certificate where tenant_uuid = '%s')";
    return count(sql.formatted(tenant, tenant));
  }
}
