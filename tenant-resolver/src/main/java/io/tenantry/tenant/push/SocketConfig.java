package io.tenantry.tenant.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Sockets of {@code quarkus-websockets-next}. */
@ConfigMapping(prefix = "tenantry.sockets")
public interface SocketConfig {

  /**
   * Whether callbacks of sockets have the tenant of their handshake. Counts when the service is
   * built, and needs {@code quarkus-websockets-next}.
   */
  @WithDefault("false")
  boolean enabled();
}
