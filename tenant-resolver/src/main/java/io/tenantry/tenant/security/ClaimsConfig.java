package io.tenantry.tenant.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which claims of an access token this library reads. */
@ConfigMapping(prefix = "tenantry.claims")
public interface ClaimsConfig {

  /** The claim with the tenant's UUID, or an array of them. */
  @WithDefault("tenant")
  String tenant();
}
