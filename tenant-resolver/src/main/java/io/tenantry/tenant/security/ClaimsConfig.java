package io.tenantry.tenant.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Which claims of an access token this library reads. */
@ConfigMapping(prefix = "tenantry.claims")
public interface ClaimsConfig {

  /** The claim with the tenant's UUID, or an array of them. */
  @WithDefault("tenant")
  String tenant();

  /**
   * The claim with the roles that somebody has in one tenant alone: an object that has arrays of
   * roles by the UUIDs of tenants. They come on top of the roles of the token.
   */
  @WithDefault("tenant_roles")
  String tenantRoles();

  /**
   * Roles that a token of several tenants has only where the claim above gives them; without it the
   * roles of a token count in all of its tenants.
   */
  Optional<List<String>> rolesOfOneTenant();
}
