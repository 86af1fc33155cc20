package io.tenantry.app.maintenance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How people are warned before an update. */
@ConfigMapping(prefix = "tenantry.maintenance")
interface MaintenanceConfig {

  /** How long before an update may begin its tenant's people are told. */
  @WithDefault("24h")
  Duration notice();
}
