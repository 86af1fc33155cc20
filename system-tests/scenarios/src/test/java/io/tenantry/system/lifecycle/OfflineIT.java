package io.tenantry.system.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.OfflineProgram;
import io.tenantry.system.platform.OfflineProgram.Ended;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import org.junit.jupiter.api.Test;

/** Tenants are administered without a control plane, by its own program. */
@SystemTest
class OfflineIT {

  private final Platform platform;
  private final OfflineProgram offline;

  OfflineIT(Platform platform) {
    this.platform = platform;
    this.offline = platform.offline();
  }

  @Test
  void tenantIsDismountedAndMountedWithoutAControlPlane() {
    // given
    Tenant tenant = platform.controlPlane().provision(NewTenant.named(platform.freshId("offline")));
    Ended beside = offline.run("tenants", "dismount", tenant.id(), "--yes");
    assertThat(beside.exitCode()).as("%s", beside).isEqualTo(3);
    assertThat(beside.err()).contains("A control plane is connected");
    platform.killControlPlane();
    try {
      // when: instances would have to follow, and somebody else is better asked
      Ended refused = offline.run("tenants", "dismount", tenant.id(), "--yes");
      // then
      assertThat(refused.exitCode()).as("%s", refused).isEqualTo(3);
      assertThat(refused.err()).contains(platform.instances().get(0).name());
      // when
      Ended dismounted =
          offline.run("tenants", "dismount", tenant.id(), "--yes", "--beside-running");
      // then
      assertThat(dismounted.exitCode()).as("%s", dismounted).isZero();
      for (Instance instance : platform.instances()) {
        assertThat(instance.companies(tenant).code()).isEqualTo("unknown-tenant");
      }
      Ended listed = offline.run("tenants", "list", "--query", tenant.id());
      assertThat(listed.out()).as("%s", listed).containsPattern(tenant.id() + " +active +no ");
      // when
      Ended mounted = offline.run("tenants", "mount", tenant.id(), "--beside-running");
      // then
      assertThat(mounted.exitCode()).as("%s", mounted).isZero();
      for (Instance instance : platform.instances()) {
        assertThat(instance.companies(tenant).status()).isEqualTo(200);
      }
    } finally {
      platform.startControlPlane();
    }
    Answer audit =
        platform
            .controlPlane()
            .send(Call.get("/api/v1/tenants/" + tenant.id() + "/audit?action=mount"));
    assertThat(audit.json().path("items").path(0).path("actor").asText())
        .isEqualTo("os:" + System.getProperty("user.name"));
  }
}
