package io.tenantry.tenant.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.tenant.sample.Caller;
import io.tenantry.tenant.sample.HeldRequests;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SampleService.class)
class DismountTest {

  @Inject HeldRequests held;

  TestTenants tenants;
  TestTokens tokens;

  private Caller caller;

  @BeforeEach
  void caller() {
    caller = new Caller(tokens);
  }

  @Test
  void runningRequestFinishesTheNextIsUnknownAndOnlyThenItIsDrained() throws Exception {
    // given
    TestTenant tenant = tenants.create("leaving");
    CompletableFuture<Integer> running =
        CompletableFuture.supplyAsync(
            () -> caller.at(tenant).body("running").post("/notes/held").statusCode());
    held.awaitOne();

    // when
    long version = tenants.dismount(tenant);
    tenants.awaitAcknowledged(version);

    // then
    caller.at(tenant).get("/notes").then().statusCode(404).body("code", equalTo("unknown-tenant"));
    assertThat(drainedVersion()).isLessThan(version);
    held.release();
    assertThat(running.get(10, TimeUnit.SECONDS)).isEqualTo(204);
    tenants.awaitDrained(version);
    awaitNoBackend(tenant);
  }

  @Test
  void dismountedTenantHoldsNoBackendAndIsServedAgainAfterAMount() {
    // given
    TestTenant tenant = tenants.create("coming-back");
    caller.write(tenant, "kept");
    assertThat(tenants.backends(tenant)).isPositive();

    // when
    tenants.awaitDrained(tenants.dismount(tenant));

    // then
    awaitNoBackend(tenant);
    tenants.mount(tenant);
    caller.at(tenant).get("/notes").then().body("$", equalTo(List.of("kept")));
  }

  @Test
  void tenantNobodyUsedIsDrainedAtOnce() {
    TestTenant tenant = tenants.create("unused");
    tenants.awaitDrained(tenants.dismount(tenant));
    awaitNoBackend(tenant);
  }

  @Test
  void idleTenantLosesItsConnectionsByItself() {
    // given
    TestTenant tenant = tenants.create("idle");
    caller.write(tenant, "once");

    // then
    await().atMost(10, TimeUnit.SECONDS).until(() -> tenants.backends(tenant) == 0);
    caller.at(tenant).get("/notes").then().body("$", equalTo(List.of("once")));
  }

  private long drainedVersion() {
    return tenants.change(
        catalog -> {
          try (Statement statement = catalog.createStatement();
              ResultSet row =
                  statement.executeQuery("select min(drained_version) from catalog.instance")) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  /** PostgreSQL ends a session once it has read that its client is gone. */
  private void awaitNoBackend(TestTenant tenant) {
    await().atMost(Duration.ofSeconds(30)).until(() -> tenants.backends(tenant) == 0);
  }
}
