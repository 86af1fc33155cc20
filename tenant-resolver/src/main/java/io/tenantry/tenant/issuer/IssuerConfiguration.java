package io.tenantry.tenant.issuer;

import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.OidcTenantConfigBuilder;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.tenantry.tenant.catalog.OwnIssuer;

/** Says in Quarkus' words how tokens of a tenant's own issuer are verified. */
final class IssuerConfiguration {

  private IssuerConfiguration() {}

  /** Signature, issuer, audience, expiry and required claim; no discovery, no introspection. */
  static OidcTenantConfig of(IssuerUse use, String jwksUri, IssuerConfig config) {
    OwnIssuer issuer = use.issuer();
    OidcTenantConfigBuilder builder =
        OidcTenantConfig.authServerUrl(issuer.issuer())
            .tenantId(use.name().text())
            .applicationType(ApplicationType.SERVICE)
            .discoveryEnabled(false)
            .jwksPath(jwksUri)
            .followRedirects(false)
            .connectionTimeout(config.timeout())
            .connectionRetryCount(1)
            .roles()
            .roleClaimPath(issuer.rolesClaim())
            .end();
    var token =
        builder
            .token()
            .issuer(issuer.issuer())
            .audience(issuer.audience())
            .allowJwtIntrospection(false)
            .allowOpaqueTokenIntrospection(false);
    issuer.requiredClaim().ifPresent(claim -> token.requiredClaims(claim.name(), claim.value()));
    return token.end().build();
  }
}
