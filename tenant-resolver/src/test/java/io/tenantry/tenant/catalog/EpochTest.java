package io.tenantry.tenant.catalog;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.tenant.sample.Caller;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An application database that was restored: other rows under numbers that were seen before. */
@QuarkusTest
@TestProfile(SampleService.class)
class EpochTest {

  private static final String OF_THE_CLUSTER =
      "select s.system_identifier || '/' || c.timeline_id || '/' || d.oid"
          + " from pg_control_system() s, pg_control_checkpoint() c, pg_database d"
          + " where d.datname = current_database()";

  TestTenants tenants;
  TestTokens tokens;

  @AfterEach
  void backToTheClusterAsItIs() {
    epoch(OF_THE_CLUSTER);
  }

  @Test
  void instanceReloadsEverythingWhenTheHistoryIsAnotherOne() {
    // given
    TestTenant tenant = tenants.create("restored");
    TestTenant other = tenants.create("not-restored");
    Caller caller = new Caller(tokens);
    caller.write(tenant, "before");
    // when: neither row has a newer number, so only a full reading finds the changes
    change(tenant, "mounted = false");
    change(other, "tenant_id = 'restored-otherwise'");
    epoch("select '7/2'::text");
    // then
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                caller
                    .at(tenant)
                    .get("/notes")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("unknown-tenant")));
    caller
        .on("restored-otherwise." + other.host().substring(other.host().indexOf('.') + 1), other)
        .get("/notes")
        .then()
        .statusCode(200);
  }

  /** Without a new version: what a delta since the last one does not find. */
  private void change(TestTenant tenant, String assignment) {
    tenants.change(
        catalog -> {
          try (PreparedStatement update =
              catalog.prepareStatement(
                  "update catalog.tenant set " + assignment + " where uuid = ?")) {
            update.setObject(1, tenant.uuid());
            return update.executeUpdate();
          }
        });
  }

  private void epoch(String query) {
    tenants.change(
        catalog -> {
          try (Statement replace = catalog.createStatement()) {
            return replace.executeUpdate(
                "create or replace function catalog.epoch() returns text language sql stable"
                    + " set search_path = pg_catalog, pg_temp as $$ "
                    + query
                    + " $$");
          }
        });
  }
}
