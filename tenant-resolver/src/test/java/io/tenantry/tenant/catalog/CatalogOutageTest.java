package io.tenantry.tenant.catalog;

import static io.restassured.RestAssured.given;
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
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SampleService.class)
class CatalogOutageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  TestTenants tenants;
  TestTokens tokens;

  private Caller caller;

  @BeforeEach
  void caller() {
    caller = new Caller(tokens);
  }

  @AfterEach
  void over() {
    tenants.applicationDatabaseReachable(true);
    await().atMost(PATIENCE).until(() -> "current".equals(freshness()));
  }

  @Test
  void mountedTenantsAreServedWithoutTheApplicationDatabase() {
    // given
    TestTenant used = tenants.create("outage-used");
    TestTenant unused = tenants.create("outage-unused");
    caller.write(used, "kept");

    // when
    tenants.applicationDatabaseReachable(false);
    await().atMost(PATIENCE).until(() -> "stale".equals(freshness()));

    // then
    caller.at(used).get("/notes").then().body("$", equalTo(List.of("kept")));
    caller.at(unused).get("/notes").then().body("$", equalTo(List.of()));
    given().get("/q/health/ready").then().statusCode(200);
  }

  @Test
  void changesMadeDuringAnOutageAreAppliedAfterIt() {
    // given
    TestTenant tenant = tenants.create("outage-changed");
    tenants.applicationDatabaseReachable(false);
    long version = tenants.dismount(tenant);
    caller.at(tenant).get("/notes").then().statusCode(200);

    // when
    tenants.applicationDatabaseReachable(true);

    // then
    await().atMost(PATIENCE).until(() -> caller.at(tenant).get("/notes").statusCode() == 404);
    tenants.awaitDrained(version);
  }

  @Test
  void lostNotificationCostsABeatAndNoChange() {
    // given
    TestTenant tenant = tenants.create("gap");

    // when
    tenants.change(
        catalog -> {
          try (PreparedStatement silently =
              catalog.prepareStatement(
                  """
                  with taken as (update catalog.version set number = number + 1 returning number)
                  update catalog.tenant set mounted = false, version = (select number from taken)
                   where uuid = ?
                  """)) {
            silently.setObject(1, tenant.uuid());
            return silently.executeUpdate();
          }
        });

    // then
    await().atMost(PATIENCE).until(() -> caller.at(tenant).get("/notes").statusCode() == 404);
  }

  private static String freshness() {
    return given().get("/q/health/ready").path("checks.find { it.name == 'catalog' }.data.catalog");
  }
}
