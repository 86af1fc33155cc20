package io.tenantry.tenant.apikey;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestKey;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SampleService.class)
class ApiKeyTest {

  private static TestTenant cronus;
  private static TestTenant fabrikam;

  TestTenants tenants;

  @BeforeEach
  void twoTenants() {
    if (cronus == null) {
      cronus = tenants.create("keyed-cronus");
      fabrikam = tenants.create("keyed-fabrikam");
    }
  }

  @Test
  void keyOpensItsTenant() {
    notes(cronus, tenants.apiKey(cronus, "shop").secret()).statusCode(200);
  }

  @Test
  void keyOfAnotherTenantIsAMismatchThatIsWrittenDown() {
    String key = tenants.apiKey(cronus, "stray").secret();

    notes(fabrikam, key).statusCode(403).body("code", equalTo("tenant-mismatch"));
    await().until(() -> tenants.refusals(fabrikam, "api-key:stray") > 0);
  }

  @Test
  void twoKeysOfANameOpenWhileOneTakesTheOthersPlace() {
    // given
    TestKey former = tenants.apiKey(cronus, "rotated");
    TestKey next = tenants.apiKey(cronus, "rotated");
    notes(cronus, former.secret()).statusCode(200);
    notes(cronus, next.secret()).statusCode(200);
    // when
    tenants.awaitAcknowledged(tenants.revoke(cronus, former));
    // then
    notes(cronus, former.secret()).statusCode(401);
    notes(cronus, next.secret()).statusCode(200);
  }

  @Test
  void revokedKeyOpensNothingWithinFiveSeconds() {
    TestKey key = tenants.apiKey(cronus, "lost");
    notes(cronus, key.secret()).statusCode(200);

    tenants.revoke(cronus, key);

    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> notes(cronus, key.secret()).statusCode(401));
  }

  @Test
  void keyExpiresWithoutAnybodyDoingAnything() {
    TestKey key = tenants.apiKey(cronus, "short", Duration.ofSeconds(5));
    notes(cronus, key.secret()).statusCode(200);

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> notes(cronus, key.secret()).statusCode(401));
  }

  @Test
  void keyOfATenantThatIsNotServedOpensNothing() {
    TestTenant gone = tenants.create("keyed-gone-" + UUID.randomUUID());
    String key = tenants.apiKey(gone, "shop").secret();
    tenants.awaitAcknowledged(tenants.dismount(gone));

    notes(cronus, key).statusCode(401);
  }

  @Test
  void keyOverItsQuotaIsToldToWaitAndHarmsNoOtherKey() {
    // given
    TestKey wild = tenants.apiKey(cronus, "wild");
    TestKey calm = tenants.apiKey(cronus, "calm");
    tenants.quota(cronus, wild, 2);

    // when
    notes(cronus, wild.secret()).statusCode(200);

    // then
    notes(cronus, wild.secret())
        .statusCode(429)
        .body("code", equalTo("too-many-requests"))
        .header("Retry-After", notNullValue());
    notes(cronus, calm.secret()).statusCode(200);
    tenants.quota(cronus, wild, 600_000);
    notes(cronus, wild.secret()).statusCode(200);
  }

  @Test
  void whatIsNoKeyIsNotAuthenticated() {
    String key = tenants.apiKey(cronus, "real").secret();
    List<String> others =
        List.of(
            "tnt_",
            "tnt_AAAA",
            "tnt_not base64",
            key + "A",
            key.substring(0, key.length() - 1),
            key.substring(0, key.length() - 4) + "AAAA",
            key.replace("tnt_", "TNT_"));
    others.forEach(other -> notes(cronus, other).statusCode(401));
    given()
        .header("Host", cronus.host())
        .header("X-API-Key", key)
        .get("/notes")
        .then()
        .statusCode(401);
  }

  private static ValidatableResponse notes(TestTenant tenant, String key) {
    return given()
        .header("Authorization", "Bearer " + key)
        .header("Host", tenant.host())
        .get("/notes")
        .then();
  }
}
