package io.tenantry.tenant.issuer;

import io.quarkus.arc.DefaultBean;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcUtils;
import io.smallrye.mutiny.Uni;
import io.tenantry.tenant.CurrentTenant;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Tells Quarkus by which issuer the token of a request is verified: by the tenant's own where it
 * has one, else by the platform's.
 *
 * <p>Where people sign in with a browser, {@link SignIns} knows at which client.
 *
 * <p>A token that says it is of another tenant's issuer, or of the platform's, is verified by that
 * one. It opens nothing here either way; but a genuine token of another tenant is a refusal to be
 * written down, and a forged one is not.
 */
@Singleton
@DefaultBean
class TenantIssuers implements TenantConfigResolver {

  private static final Uni<OidcTenantConfig> OF_THE_PLATFORM = Uni.createFrom().nullItem();

  private final CurrentTenant current;
  private final IssuerDirectory directory;
  private final PlatformIssuer platform;
  private final IssuerConfigurations configurations;
  private final SignIns signIns;

  TenantIssuers(
      CurrentTenant current,
      IssuerDirectory directory,
      PlatformIssuer platform,
      IssuerConfigurations configurations,
      SignIns signIns) {
    this.current = current;
    this.directory = directory;
    this.platform = platform;
    this.configurations = configurations;
    this.signIns = signIns;
  }

  @Override
  public Uni<OidcTenantConfig> resolve(
      RoutingContext request, OidcRequestContext<OidcTenantConfig> worker) {
    Optional<Uni<OidcTenantConfig>> signIn =
        current.find().flatMap(tenant -> signIns.of(request, tenant.entry(), worker));
    if (signIn.isPresent()) {
      return signIn.get();
    }
    forgetSession(request);
    // Where no tenant brings an issuer, no token is read twice.
    if (directory.isEmpty()) {
      return OF_THE_PLATFORM;
    }
    Optional<IssuerUse> own = current.find().flatMap(tenant -> IssuerUse.by(tenant.entry()));
    return UnverifiedClaims.of(request)
        .flatMap(claims -> chosen(own, claims))
        .map(use -> configurations.of(use, worker))
        .orElse(OF_THE_PLATFORM);
  }

  /** Quarkus has looked at the cookies before, and would take a session for a credential here. */
  private static void forgetSession(RoutingContext request) {
    request.remove(OidcUtils.TENANT_ID_SET_BY_SESSION_COOKIE);
    request.remove(OidcUtils.TENANT_ID_SET_BY_STATE_COOKIE);
    request.remove(OidcUtils.TENANT_ID_ATTRIBUTE);
  }

  private Optional<IssuerUse> chosen(Optional<IssuerUse> own, UnverifiedClaims claims) {
    if (own.filter(use -> use.suits(claims)).isPresent()) {
      return own;
    }
    return directory.suiting(claims).or(() -> platform.suits(claims) ? Optional.empty() : own);
  }
}
