package io.tenantry.controlplane.acceptance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this process accepts changes. */
@ConfigMapping(prefix = "tenantry.acceptance")
public interface AcceptanceConfig {

  /**
   * How many changes are accepted at the same time; at least one. Each holds a connection to the
   * application database, which running operations need as well: fewer than the pool has.
   */
  @WithDefault("6")
  int atATime();

  /**
   * How long a change waits for its turn before it is refused with 503 {@code unavailable}; nothing
   * of it is done then. At least a millisecond.
   */
  @WithDefault("30s")
  Duration patience();
}
