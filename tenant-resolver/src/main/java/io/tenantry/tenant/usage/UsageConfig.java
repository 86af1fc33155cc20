package io.tenantry.tenant.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How usage is told to the catalog. */
@ConfigMapping(prefix = "tenantry.usage")
public interface UsageConfig {

  /** Time between two batches: the most that a crash loses. */
  @WithDefault("PT10S")
  Duration flushInterval();
}
