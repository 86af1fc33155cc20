package io.tenantry.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.CatalogTenant;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An instance falls silent or dies: it never serves what it has missed, and nobody waits for ever.
 */
@SystemTest
class InstanceFaultIT {

  private final Platform platform;
  private final Instance victim;
  private Tenant tenant;

  InstanceFaultIT(Platform platform) {
    this.platform = platform;
    this.victim = platform.instances().get(1);
  }

  @BeforeEach
  void tenantInUse() {
    tenant = platform.controlPlane().provision(NewTenant.named(platform.freshId("fault")));
    assertThat(victim.companies(tenant).status()).isEqualTo(200);
  }

  @Test
  void silentInstanceIsCutOffBeforeADismountCompletes() {
    CatalogTenant place = platform.catalog().tenant(tenant.id());

    platform.pause(victim);
    try {
      platform.controlPlane().dismount(tenant);
      assertThat(platform.server(place.server()).backends(place.database())).isZero();
    } finally {
      platform.resume(victim);
    }

    Answer answer = victim.companies(tenant);
    assertThat(answer.code())
        .as("%s", answer)
        .isIn("tenant-database-unavailable", "unknown-tenant");
    assertThat(answer.body()).doesNotContain(tenant.company());
    platform.awaitInstancesRegistered();
    platform.controlPlane().mount(tenant);
    assertThat(victim.companies(tenant).status()).isEqualTo(200);
  }

  @Test
  void killedInstanceServesWhatItMissedAsSoonAsItIsReadyAgain() {
    platform.kill(victim);
    Tenant missed;
    try {
      missed = platform.controlPlane().provision(NewTenant.named(platform.freshId("fault")));
    } finally {
      platform.start(victim);
    }

    assertThat(victim.companies(missed).status()).isEqualTo(200);
    assertThat(victim.companies(tenant).status()).isEqualTo(200);
  }
}
