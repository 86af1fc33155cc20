package io.tenantry.app.permission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long this instance believes what it has read of a user. */
@ConfigMapping(prefix = "tenantry.permission")
interface PermissionConfig {

  /**
   * After this time at most, what was changed through another instance counts here. What was
   * changed through this one counts at once.
   */
  @WithDefault("2s")
  Duration freshFor();

  /** How many tenants users are remembered of; the longest unused goes first. */
  @WithDefault("1000")
  int mostTenants();

  /** How many users of a tenant are remembered. */
  @WithDefault("1000")
  int mostUsers();
}
