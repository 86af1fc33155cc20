package io.tenantry.system.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.CatalogTenant;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A suspended tenant is refused by name everywhere, and touched by nobody. */
@SystemTest
class SuspensionIT {

  private final Platform platform;
  private Tenant tenant;

  SuspensionIT(Platform platform) {
    this.platform = platform;
  }

  @BeforeEach
  void servedTenant() {
    tenant = platform.controlPlane().provision(NewTenant.named(platform.freshId("suspend")));
    platform.instances().forEach(this::assertServed);
  }

  @Test
  void suspendedTenantIsRefusedByEveryInstanceAndComesBackWithItsData() {
    CatalogTenant place = platform.catalog().tenant(tenant.id());

    platform.controlPlane().act(tenant, "suspend");

    assertThat(platform.server(place.server()).backends(place.database())).isZero();
    for (Instance instance : platform.instances()) {
      Answer answer = instance.companies(tenant);
      assertThat(answer.status()).as("%s: %s", instance, answer).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("tenant-suspended");
    }
    assertThat(platform.server(place.server()).backends(place.database())).isZero();
    assertThat(platform.controlPlane().get(tenant.id()).json().path("lifecycle").asText())
        .isEqualTo("suspended");

    platform.controlPlane().act(tenant, "reactivate");
    platform.instances().forEach(this::assertServed);
  }

  @Test
  void whatTheStateDoesNotAllowIsRefusedWithTheStateAndWhatItAllows() {
    platform.controlPlane().act(tenant, "suspend");

    Answer again =
        platform
            .controlPlane()
            .send(
                Call.post(
                    "/api/v1/tenants/" + tenant.id() + "/suspend",
                    "{\"confirm\": \"" + tenant.id() + "\"}"));

    assertThat(again.status()).as("%s", again).isEqualTo(409);
    assertThat(again.code()).isEqualTo("illegal-transition");
    assertThat(again.body()).contains("suspended", "reactivate");
  }

  private void assertServed(Instance instance) {
    Answer answer = instance.companies(tenant);
    assertThat(answer.status()).as("%s: %s", instance, answer).isEqualTo(200);
    assertThat(answer.body()).contains(tenant.company());
  }
}
