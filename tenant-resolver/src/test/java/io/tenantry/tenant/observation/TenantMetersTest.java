package io.tenantry.tenant.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tenantry.tenant.ResolvedTenant;
import io.tenantry.tenant.catalog.Entries;
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
