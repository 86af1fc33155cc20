package io.tenantry.tenant.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tenantry.tenant.ResolvedTenant;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.Entries;
import io.tenantry.tenant.catalog.TenantEntry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TenantMetersTest {

  private static final int TENANTS = 100;
  private static final int LABELLED = 2;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private long now;
  private final TenantMeters meters = new TenantMeters(registry, LABELLED, () -> now);

  @Test
  void seriesHaveABoundAndEveryRequestIsInOneOfThem() {
    // when
    for (int round = 0; round < 3; round++) {
      for (int tenant = 0; tenant < TENANTS; tenant++) {
        request("tenant-" + tenant, tenant + 1);
      }
      now += TimeUnit.SECONDS.toNanos(31);
    }

    // then
    assertThat(registry.getMeters())
        .hasSizeLessThanOrEqualTo((LABELLED + 1) * RequestOutcome.values().length);
    assertThat(count("other")).isPositive();
  }

  @Test
  void busiestTenantsHaveSeriesOfTheirOwn() {
    // given
    request("quiet", 1);
    request("busy", 50);
    request("busier", 60);

    // when
    now += TimeUnit.SECONDS.toNanos(31);
    request("busy", 10);
    request("quiet", 10);

    // then
    assertThat(count("busy")).isEqualTo(10);
    assertThat(registry.find(TenantMeters.REQUESTS).tag("tenant", "quiet").timers()).isEmpty();
    assertThat(count("other") + count("busy") + count("busier")).isEqualTo(131);
  }

  @Test
  void dismountedTenantHasNoSeriesLeft() {
    // given
    TenantEntry leaving = Entries.active("leaving");
    meters.request(new ResolvedTenant(leaving), RequestOutcome.SERVED, 1_000);
    now += TimeUnit.SECONDS.toNanos(31);
    meters.request(new ResolvedTenant(leaving), RequestOutcome.SERVED, 1_000);
    assertThat(count("leaving")).isOne();

    // when
    CatalogSnapshot with = CatalogSnapshot.of("1/1", 1, List.of(leaving));
    CatalogSnapshot without = CatalogSnapshot.of("1/1", 2, List.of());
    meters.replaced(with, with);
    assertThat(count("leaving")).as("still there").isOne();
    meters.replaced(with, without);

    // then
    assertThat(registry.find(TenantMeters.REQUESTS).tag("tenant", "leaving").timers()).isEmpty();
    assertThat(count("other")).isOne();
  }

  private void request(String tenant, int times) {
    for (int i = 0; i < times; i++) {
      meters.request(new ResolvedTenant(Entries.active(tenant)), RequestOutcome.SERVED, 1_000);
    }
  }

  private long count(String tenant) {
    return registry.find(TenantMeters.REQUESTS).tag("tenant", tenant).timers().stream()
        .mapToLong(Timer::count)
        .sum();
  }
}
