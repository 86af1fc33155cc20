package io.tenantry.tenant.issuer;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.smallrye.mutiny.Uni;
import io.tenantry.tenant.catalog.CatalogListener;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.TenantEntry;
import io.tenantry.tenant.http.PathPatterns;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows which requests are for pages, and where their users sign in: at the client that the tenant
 * has at its own issuer, or at the platform's where it brings none. A request that brings a token
 * is a program's, also where the path is that of a page; and a session opens pages alone, so that
 * no other site can use it on the interfaces for programs.
 *
 * <p>A tenant with an issuer and no client of its own there has no pages: its users bring tokens.
 * Thread-safe.
 */
@Singleton
public class SignIns implements CatalogListener {

  private final SignInConfig config;
  private final PlatformIssuer platform;
  private final VerifiersOfQuarkus verifiers;
  private final PathPatterns pages;
  private final IssuerConfigurations configurations;
  private final Map<UUID, OidcTenantConfig> inUse = new ConcurrentHashMap<>();

  SignIns(
      SignInConfig config,
      PlatformIssuer platform,
      VerifiersOfQuarkus verifiers,
      IssuerConfigurations configurations) {
    this.config = config;
    this.platform = platform;
    this.verifiers = verifiers;
    this.pages = PathPatterns.of(config.paths().orElse(List.of()));
    this.configurations = configurations;
  }

  /** Empty where the request has to bring a token. */
  Optional<Uni<OidcTenantConfig>> of(
      RoutingContext request, TenantEntry tenant, OidcRequestContext<OidcTenantConfig> worker) {
    if (!areAt(request)) {
      return Optional.empty();
    }
    Optional<IssuerUse> own = IssuerUse.by(tenant);
    if (own.isPresent()) {
      return own.filter(use -> use.issuer().signIn().isPresent())
          .map(use -> configurations.ofPages(use, worker));
    }
    return platform.signsIn()
        ? Optional.of(Uni.createFrom().item(() -> of(tenant.uuid())))
        : Optional.empty();
  }

  /**
   * Whether somebody who is not known is led to the issuer, in place of being asked for a token.
   */
  public boolean areAt(RoutingContext request) {
    return pages.cover(request.normalizedPath())
        && request.request().getHeader("Authorization") == null;
  }

  /** Quarkus takes another object for another configuration: there must be one of each. */
  private OidcTenantConfig of(UUID tenant) {
    return inUse.computeIfAbsent(
        tenant, made -> SignInConfiguration.of(platform.config(), config, name(made).text(), made));
  }

  /** No name of an issuer that a tenant brings. */
  private static IssuerName name(UUID tenant) {
    return new IssuerName("browser-" + tenant);
  }

  @Override
  public void replaced(CatalogSnapshot before, CatalogSnapshot after) {
    inUse.keySet().stream().filter(tenant -> !reachable(after, tenant)).forEach(this::forget);
  }

  private static boolean reachable(CatalogSnapshot catalog, UUID tenant) {
    TenantEntry now = catalog.byUuid(tenant);
    return now != null && now.reachable();
  }

  private void forget(UUID tenant) {
    inUse.remove(tenant);
    verifiers.forget(name(tenant));
  }

  /** Nothing to drain. */
  @Override
  public long drainedUpTo(long applied) {
    return applied;
  }

  @Override
  public void stop() {
    inUse.clear();
  }
}
