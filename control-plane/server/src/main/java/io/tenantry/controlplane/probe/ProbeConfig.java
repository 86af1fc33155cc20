package io.tenantry.controlplane.probe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When the platform tries to break out of tenants. */
@ConfigMapping(prefix = "tenantry.probe")
public interface ProbeConfig {

  /** The pause between two probes of the same server. */
  @WithDefault("1h")
  Duration every();
}
