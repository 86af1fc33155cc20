package io.tenantry.controlplane.buffer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many buffer tenants are kept. */
@ConfigMapping(prefix = "tenantry.buffers")
public interface BufferConfig {

  /** Prepared for each active database server, 0-1000; each holds a place there. 0 = none. */
  @WithDefault("0")
  int perServer();

  /** How often the stock is looked at. */
  @WithDefault("2s")
  Duration check();

  /** No more are prepared on a server for so long after a preparation has failed there. */
  @WithDefault("1m")
  Duration pauseAfterFailure();
}
