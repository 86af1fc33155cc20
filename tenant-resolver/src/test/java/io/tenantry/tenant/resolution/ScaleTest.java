package io.tenantry.tenant.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tenantry.tenant.Proof;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.catalog.CatalogConfig;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.Entries;
import io.tenantry.tenant.catalog.TenantEntry;
import io.tenantry.tenant.resolution.Resolution.Refused;
import io.tenantry.tenant.resolution.Resolution.Resolved;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScaleTest {

  private static final int TENANTS = Proof.size(20_000, 100_000);
  private static final int STRANGERS = Proof.size(100_000, 5_000_000);
  private static final long MOST_BYTES_PER_TENANT = 2_048;
  private static final long NOISE = 2_000_000;

  private final TenantResolution resolution = resolution();

  @Test
  void idleTenantCostsTwoKilobytesOfHeapAtMost() {
    // given
    long before = heap();

    // when
    CatalogSnapshot snapshot = snapshot();
    long perTenant = (heap() - before) / TENANTS;

    // then
    System.out.println("an idle tenant costs " + perTenant + " bytes of heap, of " + TENANTS);
    assertThat(perTenant).isBetween(1L, MOST_BYTES_PER_TENANT);
    assertThat(snapshot.entries()).hasSize(TENANTS);
  }

  @Test
  void everyTenantOfManyIsFoundByEachOfItsNames() {
    CatalogSnapshot snapshot = snapshot();
    for (int i = 0; i < TENANTS; i += 97) {
      TenantEntry entry = snapshot.byId("tenant-" + i);
      for (String host : List.of("tenant-" + i + ".base.example", "shop-" + i + ".example:443")) {
        assertThat(resolution.resolve(onHost(host), snapshot)).isEqualTo(new Resolved(entry));
      }
    }
  }

  @Test
  void floodOfUnknownHostsLeavesNothingBehindAndKnownTenantsAreServed() {
    // given
    CatalogSnapshot snapshot = snapshot();
    Random random = new Random(7);
    long before = heap();

    // when
    for (int i = 0; i < STRANGERS; i++) {
      String stranger = Long.toUnsignedString(random.nextLong(), 36) + ".base.example";
      assertThat(((Refused) resolution.resolve(onHost(stranger), snapshot)).problem())
          .isEqualTo(TenantProblem.UNKNOWN_TENANT);
    }

    // then
    assertThat(heap() - before).isLessThan(NOISE);
    assertThat(resolution.resolve(onHost("tenant-1.base.example"), snapshot))
        .isInstanceOf(Resolved.class);
    Reference.reachabilityFence(snapshot);
  }

  private static RequestFacts onHost(String host) {
    return new RequestFacts(List.of(host), List.of(), List.of(), List.of());
  }

  private static CatalogSnapshot snapshot() {
    List<TenantEntry> entries = new ArrayList<>(TENANTS);
    for (int i = 0; i < TENANTS; i++) {
      entries.add(Entries.active("tenant-" + i, "shop-" + i + ".example"));
    }
    return CatalogSnapshot.of("1/1", 1, entries);
  }

  private static TenantResolution resolution() {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(ResolutionConfig.class)
            .withMapping(CatalogConfig.class)
            .withMappingIgnore("tenantry.**")
            .withDefaultValue("tenantry.base-domain", "base.example")
            .build();
    ResolutionConfig said = config.getConfigMapping(ResolutionConfig.class);
    return new TenantResolution(
        new HostRules(said), said, config.getConfigMapping(CatalogConfig.class));
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
