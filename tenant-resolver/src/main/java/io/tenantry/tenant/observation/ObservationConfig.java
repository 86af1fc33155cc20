package io.tenantry.tenant.observation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is measured per tenant. */
@ConfigMapping(prefix = "tenantry.observation")
public interface ObservationConfig {

  /**
   * How many tenants have time series of their own, the busiest ones; all others share the label
   * {@code other}.
   */
  @WithDefault("20")
  int labelledTenants();
}
