package io.tenantry.controlplane.instance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How instances are judged. The values are part of the contract with them. */
@ConfigMapping(prefix = "tenantry.instances")
public interface InstanceConfig {

  /** For how long after a heartbeat an instance counts as live. */
  @WithDefault("10s")
  Duration lease();

  /**
   * For how long a fence waits for an instance that beats but does not confirm: the drain limit of
   * an instance, and a little more.
   */
  @WithDefault("12s")
  Duration patience();

  /** Instances not heard of for this long are forgotten. */
  @WithDefault("1h")
  Duration forgetAfter();
}
