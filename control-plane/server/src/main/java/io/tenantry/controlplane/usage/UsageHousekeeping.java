package io.tenantry.controlplane.usage;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Forgets usage that has been kept for long enough. */
@ApplicationScoped
class UsageHousekeeping {

  private final UsageStore usage;
  private final UsageConfig config;
  private final InstantSource clock;

  UsageHousekeeping(UsageStore usage, UsageConfig config, InstantSource clock) {
    this.usage = usage;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(every = "6h", delayed = "30m", identity = "forget-usage")
  void forget() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    usage.forget(today.minusDays(config.retention().toDays()), config.batchRetention());
  }
}
