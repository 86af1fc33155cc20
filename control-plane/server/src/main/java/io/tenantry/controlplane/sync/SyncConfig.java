package io.tenantry.controlplane.sync;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How tenant databases are brought to a release. */
@ConfigMapping(prefix = "tenantry.sync")
public interface SyncConfig {

  /**
   * Longest wait of one attempt for a lock in a tenant's database. Everybody else who wants the
   * table waits behind it for as long.
   */
  @WithDefault("2s")
  Duration lockTimeout();

  /** How long attempts are repeated until all locks are had; then the sync fails. */
  @WithDefault("60s")
  Duration lockPatience();

  /** Longest script, and longest statement where scripts are committed one by one. */
  @WithDefault("30m")
  Duration statementTimeout();

  /** How old the last look at a tenant's schema may get before the next one. */
  @WithDefault("24h")
  Duration driftScan();
}
