package io.tenantry.controlplane.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The identity provider of the platform: a realm of Keycloak. */
@ConfigMapping(prefix = "tenantry.identity")
public interface IdentityConfig {

  /** Whether tenants get a place in it. Off where every tenant brings its own. */
  @WithDefault("true")
  boolean enabled();

  /** Base address of Keycloak, without the realm. */
  @WithDefault("http://localhost:8180")
  URI url();

  /** Realm of the platform's tenants; it has organizations enabled. */
  @WithDefault("tenantry")
  String realm();

  /** Client with a service account that may manage users, clients and organizations. */
  @WithDefault("tenantry-control-plane")
  String clientId();

  /** Secret of that client; required while enabled. */
  Optional<String> clientSecret();

  /** Longest wait for one answer. */
  @WithDefault("10s")
  Duration timeout();
}
