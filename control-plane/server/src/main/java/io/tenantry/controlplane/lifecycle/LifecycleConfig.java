package io.tenantry.controlplane.lifecycle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long tenants are kept that are on their way out. */
@ConfigMapping(prefix = "tenantry.lifecycle")
public interface LifecycleConfig {

  /**
   * How long a deleted tenant can be recovered before it is purged. As long its id and host names,
   * and an id given up by a rename, are nobody else's.
   */
  @WithDefault("14d")
  Duration retention();

  /** How long a tenant stays suspended after its trial has ended before it is deleted. */
  @WithDefault("14d")
  Duration trialGrace();

  /** How often tenants are looked for whose trial, retention or ticket has ended. */
  @WithDefault("1m")
  Duration sweep();

  /** Longest time for which a ticket for exclusive access is given. */
  @WithDefault("24h")
  Duration longestExclusiveAccess();
}
