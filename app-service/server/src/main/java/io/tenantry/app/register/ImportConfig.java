package io.tenantry.app.register;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of an import. */
@ConfigMapping(prefix = "tenantry.import")
public interface ImportConfig {

  /**
   * After which an import is rolled back. It holds one of the tenant's few connections while the
   * file arrives, so a slow sender must not keep it for ever.
   */
  @WithDefault("10M")
  Duration atMost();
}
