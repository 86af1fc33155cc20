package io.tenantry.controlplane.identity;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where browsers reach the application, as the identity provider must know it. */
@Singleton
class AppAddresses {

  private static final int HTTPS = 443;

  private final String baseDomain;
  private final List<Integer> ports;

  /**
   * @param ports on which browsers reach instances; several where no balancer stands before them
   */
  AppAddresses(
      @ConfigProperty(name = "tenantry.base-domain") String baseDomain,
      @ConfigProperty(name = "tenantry.app.public-port", defaultValue = "443")
          List<Integer> ports) {
    this.baseDomain = baseDomain;
    this.ports = List.copyOf(ports);
  }

  /**
   * The addresses of a tenant, without a slash at the end. Each is named: Keycloak allows no
   * wildcard in a host.
   */
  List<String> of(NewIdentity identity) {
    String own = identity.tenantId().toLowerCase(Locale.ROOT) + "." + baseDomain;
    return Stream.concat(Stream.of(own), identity.hostNames().stream())
        .distinct()
        .flatMap(host -> ports.stream().map(port -> address(host, port)))
        .toList();
  }

  private static String address(String host, int port) {
    return "https://" + host + (port == HTTPS ? "" : ":" + port);
  }
}
