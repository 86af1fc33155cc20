package io.tenantry.controlplane.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** For how long usage is kept. */
@ConfigMapping(prefix = "tenantry.usage")
public interface UsageConfig {

  /** Days older than this are deleted. */
  @WithDefault("800d")
  Duration retention();

  /**
   * Batches are recognized as counted before for so long; an instance that was cut off for longer
   * could have one counted twice.
   */
  @WithDefault("31d")
  Duration batchRetention();

  /** The pause between two readings of what PostgreSQL counts of each tenant's database. */
  @WithDefault("5m")
  Duration readDatabasesEvery();
}
