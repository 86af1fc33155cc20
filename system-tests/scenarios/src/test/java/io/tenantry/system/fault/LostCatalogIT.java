package io.tenantry.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.CatalogBackup;
import io.tenantry.system.platform.CatalogTenant;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The application database is restored from a backup that does not know the newest tenant. The
 * platform's catalog loses nothing else by it: nobody works beside this test.
 */
@SystemTest
class LostCatalogIT {

  private static final Duration NOTICED = Duration.ofSeconds(20);

  /** More than were taken since the backup: by the number alone nobody could tell. */
  private static final int VERSIONS_SINCE = 1_000;

  private final Platform platform;

  LostCatalogIT(Platform platform) {
    this.platform = platform;
  }

  @Test
  void tenantThatARestoredCatalogHasLostIsFoundByItsStampAndServedWithItsData() {
    // given
    Tenant known = platform.controlPlane().provision(NewTenant.named(platform.freshId("known")));
    try (CatalogBackup backup = CatalogBackup.of(platform.catalog())) {
      platform.controlPlane().awaitDatabaseFound();
      Tenant lost = platform.controlPlane().provision(NewTenant.named(platform.freshId("lost")));
      CatalogTenant place = platform.catalog().tenant(lost.id());
      platform.instances().get(0).addCustomer(lost, "{\"number\": \"C1\", \"name\": \"CRONUS\"}");
      platform.instances().forEach(instance -> assertServed(instance, lost));
      // when
      backup.restore(VERSIONS_SINCE);
      platform.controlPlane().awaitDatabaseFound();
      // then
      await()
          .atMost(NOTICED)
          .untilAsserted(() -> platform.instances().forEach(each -> assertUnknown(each, lost)));
      await()
          .atMost(NOTICED)
          .until(() -> platform.server(place.server()).backends(place.database()) == 0);
      for (Instance instance : platform.instances()) {
        assertThat(instance.companies(known).status()).isEqualTo(200);
      }
      // when, then
      assertThat(verdict(discover(place, "{\"dryRun\": true}").path("databases"), lost))
          .isEqualTo("recoverable");
      assertThat(verdict(discover(place, "{}").path("result").path("databases"), lost))
          .isEqualTo("recovered");
      platform.instances().forEach(instance -> assertUnknown(instance, lost));
      // when, then
      platform.controlPlane().mount(lost);
      platform.instances().forEach(instance -> assertServed(instance, lost));
      assertThat(verdict(discover(place, "{\"dryRun\": true}").path("databases"), lost))
          .isEqualTo("known");
    }
  }

  private JsonNode discover(CatalogTenant place, String body) {
    Call call = Call.post("/api/v1/database-servers/" + place.server() + "/discover", body);
    Answer answer = platform.controlPlane().send(call.withHeader("Prefer", "wait=60"));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json();
  }

  private static String verdict(JsonNode databases, Tenant tenant) {
    return StreamSupport.stream(databases.spliterator(), false)
        .filter(found -> found.path("tenant").asText().equals(tenant.uuid().toString()))
        .map(found -> found.path("verdict").asText())
        .findAny()
        .orElse("nowhere");
  }

  private static void assertServed(Instance instance, Tenant tenant) {
    Answer answer = instance.send(tenant, Call.get(tenant.customers("/C1")));
    assertThat(answer.status()).as("%s: %s", instance, answer).isEqualTo(200);
    assertThat(answer.json().path("name").asText()).isEqualTo("CRONUS");
  }

  private static void assertUnknown(Instance instance, Tenant tenant) {
    Answer answer = instance.companies(tenant);
    assertThat(answer.code()).as("%s: %s", instance, answer).isEqualTo("unknown-tenant");
  }
}
