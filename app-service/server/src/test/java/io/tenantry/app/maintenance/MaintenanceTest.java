package io.tenantry.app.maintenance;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class MaintenanceTest {

  private static final String API = "/api/v1/companies";
  private static final String PAGE = "/ui/companies/CRONUS/customers";

  /** Midnight in UTC, in the early morning of India. */
  private final Instant opens = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);

  private final Instant closes = opens.plus(Duration.ofHours(8));

  TestTenants tenants;
  TestTokens tokens;
  TestTenant tenant;
  Caller user;

  @BeforeEach
  void tenantInIndia() {
    tenant = tenants.create("maintenance-" + UUID.randomUUID(), List.of(), "CRONUS");
    tenants.timeZone(tenant, "Asia/Kolkata");
    user = Caller.admin(tenant, tokens);
  }

  @Test
  void peopleAndProgramsAreToldBeforeAnUpdateAndNoLongerOnceItIsOver() {
    // given
    get(API).header(MaintenanceHeader.NAME, nullValue());
    get(PAGE).body(not(containsString("An update is planned")));
    get("/api/v1/subscription").body("plannedUpdate", nullValue());

    // when
    tenants.planUpdate(tenant, opens, closes);

    // then
    for (String path : List.of(API, PAGE)) {
      get(path).header(MaintenanceHeader.NAME, opens + "/" + closes);
    }
    get(PAGE).body(containsString(", 05:30 and ")).body(containsString(", 13:30 (Asia/Kolkata)"));
    get("/api/v1/subscription")
        .body("plannedUpdate.from", equalTo(opens.toString()))
        .body("plannedUpdate.until", equalTo(closes.toString()));

    // and
    tenants.withoutPlannedUpdate(tenant);
    get(API).header(MaintenanceHeader.NAME, nullValue());
    get(PAGE).body(not(containsString("An update is planned")));
  }

  @Test
  void updateThatIsFarOffIsKnownAndTroublesNobody() {
    tenants.planUpdate(tenant, opens.plus(Duration.ofDays(2)), closes.plus(Duration.ofDays(2)));

    get(API).header(MaintenanceHeader.NAME, nullValue());
    get(PAGE).body(not(containsString("An update is planned")));
    get("/api/v1/subscription")
        .body("plannedUpdate.from", equalTo(opens.plus(Duration.ofDays(2)).toString()));
  }

  /** Whatever else they are told. */
  @Test
  void programsThatSpeakODataAreToldAsWell() {
    tenants.planUpdate(tenant, opens, closes);

    user.asks()
        .get("/odata/v4/")
        .then()
        .header(MaintenanceHeader.NAME, equalTo(opens + "/" + closes));
  }

  @Test
  void neighbourIsNotWarned() {
    TestTenant neighbour = tenants.create("maintenance-" + UUID.randomUUID());
    tenants.planUpdate(tenant, opens, closes);

    Caller.admin(neighbour, tokens)
        .asks()
        .get(API)
        .then()
        .header(MaintenanceHeader.NAME, nullValue());
  }

  private ValidatableResponse get(String path) {
    return user.asks().urlEncodingEnabled(false).get(path).then().statusCode(200);
  }
}
