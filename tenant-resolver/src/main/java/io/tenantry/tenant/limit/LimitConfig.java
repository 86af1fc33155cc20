package io.tenantry.tenant.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How limits of plans are enforced; how high they are is for the plan to say. */
@ConfigMapping(prefix = "tenantry.limit")
public interface LimitConfig {

  /** Longest wait of a request in its tenant's queue; then it gets 429. */
  @WithDefault("PT5S")
  Duration queueTimeout();
}
