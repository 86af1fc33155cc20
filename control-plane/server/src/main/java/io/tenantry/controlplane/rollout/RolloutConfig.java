package io.tenantry.controlplane.rollout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What rollouts may take of the control plane. */
@ConfigMapping(prefix = "tenantry.rollouts")
interface RolloutConfig {

  /**
   * How many syncs may be under way at a time, of all rollouts and on all database servers, before
   * a rollout begins another. Less than the operations that all control planes run together ({@code
   * tenantry.operations.threads} of each): what is left is for somebody who dismounts or suspends a
   * tenant meanwhile.
   */
  @WithDefault("6")
  int atOnce();
}
