package io.tenantry.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.CatalogTenant;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.NextRelease;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Session;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a sync would do is found out while customers work, and is what the sync then says. */
@SystemTest
class SyncCheckIT {

  private static final int CHECKS = 5;

  private final Platform platform;

  SyncCheckIT(Platform platform) {
    this.platform = platform;
  }

  @Test
  @Timeout(120)
  void checkChangesNothingLocksNothingAndPredictsWhatTheSyncRefuses() throws Exception {
    Tenant tenant = platform.controlPlane().provision(NewTenant.named(platform.freshId("check")));
    platform
        .instances()
        .get(0)
        .addCustomer(tenant, "{\"number\": \"C1\", \"name\": \"Contoso\", \"fax\": \"+41 44 1\"}");
    try (NextRelease release =
        NextRelease.publish(platform, "alter table business.customer drop column fax;")) {
      SchemaShape before = SchemaShape.of(platform, tenant);

      JsonNode predicted = checkBesideALockThatOnlyReadersPass(tenant);
      SteadyTraffic traffic = new SteadyTraffic(platform.instances(), List.of(tenant));
      try (traffic) {
        for (int i = 0; i < CHECKS; i++) {
          assertThat(losses(check(tenant))).isEqualTo(losses(predicted));
        }
      }

      assertThat(predicted.path("refused").asBoolean()).isTrue();
      assertThat(losses(predicted).toString()).contains("fax").contains("\"rows\":1");
      assertThat(traffic.failures()).isEmpty();
      assertThat(traffic.writes(tenant)).isPositive();
      Answer refused = sync(tenant, "{}");
      assertThat(refused.status()).as("%s", refused).isEqualTo(409);
      assertThat(refused.code()).isEqualTo("data-would-be-lost");
      assertThat(losses(refused.json())).isEqualTo(losses(predicted));
      assertThat(SchemaShape.of(platform, tenant)).isEqualTo(before);
      assertThat(release.number()).isEqualTo(predicted.path("release").asInt());
    }
  }

  /** Whoever wants more of the table than to read it would wait for the end of this session. */
  private JsonNode checkBesideALockThatOnlyReadersPass(Tenant tenant) {
    CatalogTenant place = platform.catalog().tenant(tenant.id());
    try (Session stranger = platform.server(place.server()).session(place.database())) {
      stranger.run("begin");
      stranger.run("lock table business.customer in exclusive mode");
      return check(tenant);
    }
  }

  private JsonNode check(Tenant tenant) {
    Answer checked = sync(tenant, "{\"mode\": \"check\"}");
    assertThat(checked.status()).as("%s", checked).isEqualTo(200);
    assertThat(checked.json().path("status").asText()).as("%s", checked).isEqualTo("succeeded");
    return checked.json().path("result");
  }

  private static JsonNode losses(JsonNode said) {
    return said.path("losses");
  }

  private Answer sync(Tenant tenant, String body) {
    Call call = Call.post("/api/v1/tenants/" + tenant.id() + "/sync", body);
    return platform.controlPlane().send(call.withHeader("Prefer", "wait=30"));
  }
}
