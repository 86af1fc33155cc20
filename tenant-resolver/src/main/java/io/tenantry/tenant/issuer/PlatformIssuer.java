package io.tenantry.tenant.issuer;

import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.runtime.OidcTenantConfig;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The issuer of the tokens of every tenant that brings none: {@code quarkus.oidc}. */
@Singleton
class PlatformIssuer {

  private final Instance<TenantConfigBean> quarkus;

  /**
   * @param quarkus made while this is: a service without an issuer asks for resolvers at its start
   */
  PlatformIssuer(Instance<TenantConfigBean> quarkus) {
    this.quarkus = quarkus;
  }

  /** Whether a token with these claims can be one of the platform's. */
  boolean suits(UnverifiedClaims claims) {
    TenantConfigContext platform = quarkus.get().getDefaultTenant();
    return platform
        .oidcConfig()
        .token()
        .issuer()
        .or(() -> discovered(platform))
        .filter(claims.issuer()::equals)
        .isPresent();
  }

  /** Whether browsers can be sent to it: somebody who only knows its key cannot sign anybody in. */
  boolean signsIn() {
    return config().authServerUrl().isPresent();
  }

  OidcTenantConfig config() {
    return quarkus.get().getDefaultTenant().oidcConfig();
  }

  private static Optional<String> discovered(TenantConfigContext platform) {
    return Optional.ofNullable(platform.getOidcMetadata())
        .map(OidcConfigurationMetadata::getIssuer);
  }
}
