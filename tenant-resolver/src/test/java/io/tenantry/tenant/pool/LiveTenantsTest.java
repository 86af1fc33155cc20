package io.tenantry.tenant.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.tenantry.tenant.catalog.CatalogSignal;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.DatabaseTarget;
import io.tenantry.tenant.catalog.Entries;
import io.tenantry.tenant.catalog.LiveCatalog;
import io.tenantry.tenant.catalog.ReportLogin;
import io.tenantry.tenant.catalog.TenantEntry;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Between a snapshot coming into force and everybody having been told. */
class LiveTenantsTest {

  private final PoolConfig config =
      new SmallRyeConfigBuilder()
          .withMapping(PoolConfig.class)
          .withMappingIgnore("tenantry.**")
          .withDefaultValue("tenantry.keysets.tenant-credentials", "unused")
          .build()
          .getConfigMapping(PoolConfig.class);
  private final LiveCatalog catalog = Entries.catalogThatTellsNobody();
  private final LiveTenants tenants =
      new LiveTenants(
          () -> catalog,
          new CatalogSignal(),
          new PoolBudgets(20, System::nanoTime),
          new PhysicalPools(null, null, null, config),
          null,
          config);

  @AfterEach
  void stop() {
    tenants.stop();
  }

  @Test
  void newLoginsAreUsedAtOnceAndTheFormerOnesOnlyByWhoIsInside() {
    // given
    TenantEntry before = Entries.active("cronus");
    TenantEntry after = rotated(before);
    catalog.replace(CatalogSnapshot.of("epoch", 1, List.of(before)));
    Visit inside = tenants.enter(before).orElseThrow();
    // when
    catalog.replace(CatalogSnapshot.of("epoch", 2, List.of(after)));
    // then
    Visit next = tenants.enter(after).orElseThrow();
    assertThat(tenants.enter(before)).isEmpty();
    assertThat(tenants.drainedUpTo(2)).isEqualTo(1);
    inside.close();
    next.close();
  }

  private static TenantEntry rotated(TenantEntry entry) {
    DatabaseTarget target = entry.target().as(new ReportLogin("login_2", new byte[] {1}));
    return new TenantEntry(
        entry.uuid(),
        entry.id(),
        2,
        entry.mounted(),
        entry.lifecycle(),
        entry.schemaState(),
        entry.release(),
        entry.interrupted(),
        entry.exclusive(),
        entry.hostNames(),
        target,
        entry.reportLogin(),
        entry.limits(),
        entry.displayName(),
        entry.plan(),
        entry.timeZone(),
        entry.defaultCompany(),
        entry.entitlements(),
        entry.writesApplicationDatabase());
  }
}
