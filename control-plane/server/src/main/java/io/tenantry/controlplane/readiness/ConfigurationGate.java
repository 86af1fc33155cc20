package io.tenantry.controlplane.readiness;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses to start with a configuration that would fail only at the first request, and names the
 * property.
 */
@ApplicationScoped
class ConfigurationGate {

  private final Config config;

  ConfigurationGate(Config config) {
    this.config = config;
  }

  void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    List<String> findings = findings();
    if (!findings.isEmpty()) {
      throw new IllegalStateException("Not ready for use: " + String.join("; ", findings));
    }
  }

  List<String> findings() {
    return Stream.of(
            missing("tenantry.base-domain"),
            missing("tenantry.keysets.tenant-credentials"),
            missing("tenantry.keysets.server-admin"),
            missing("quarkus.datasource.jdbc.url"),
            missingIssuer(),
            missingIdentitySecret(),
            classicForSeveral())
        .flatMap(Optional::stream)
        .toList();
  }

  /** A process that answers nobody asks nobody for a token. */
  private Optional<String> missingIssuer() {
    return isSet("quarkus.oidc.public-key") || !isTrue("quarkus.oidc.tenant-enabled", true)
        ? Optional.empty()
        : missing("quarkus.oidc.auth-server-url");
  }

  private Optional<String> missingIdentitySecret() {
    return isTrue("tenantry.identity.enabled", true)
        ? missing("tenantry.identity.client-secret")
        : Optional.empty();
  }

  private Optional<String> classicForSeveral() {
    return isTrue("tenantry.classic", false) && isTrue("tenantry.multitenant", true)
        ? Optional.of("tenantry.classic has one tenant: set tenantry.multitenant=false as well")
        : Optional.empty();
  }

  private boolean isTrue(String property, boolean otherwise) {
    return config.getOptionalValue(property, Boolean.class).orElse(otherwise);
  }

  private Optional<String> missing(String property) {
    return isSet(property) ? Optional.empty() : Optional.of(property + " is not set");
  }

  private boolean isSet(String property) {
    return config.getOptionalValue(property, String.class).filter(v -> !v.isBlank()).isPresent();
  }
}
