package io.tenantry.tenant.issuer;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.smallrye.mutiny.Uni;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import io.tenantry.tenant.catalog.CatalogListener;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One configuration of Quarkus for each issuer that is in use, made at its first token and let go
 * of with the catalog version that changes it. Thread-safe.
 */
@Singleton
class IssuerConfigurations implements CatalogListener {

  private final IssuerConfig config;
  private final PublicAddresses addresses;
  private final VerifiersOfQuarkus verifiers;
  private final Map<IssuerUse, OidcTenantConfig> inUse = new ConcurrentHashMap<>();

  IssuerConfigurations(
      IssuerConfig config, PublicAddresses addresses, VerifiersOfQuarkus verifiers) {
    this.config = config;
    this.addresses = addresses;
    this.verifiers = verifiers;
  }

  /** Fails with {@code identity-provider-unavailable} where the issuer must not be asked. */
  Uni<OidcTenantConfig> of(IssuerUse use, OidcRequestContext<OidcTenantConfig> worker) {
    OidcTenantConfig known = inUse.get(use);
    return known == null ? worker.runBlocking(() -> made(use)) : Uni.createFrom().item(known);
  }

  /** Looks the address up once more: names may lead elsewhere than when they were checked. */
  private OidcTenantConfig made(IssuerUse use) {
    String jwksUri = use.issuer().jwksUri().orElseThrow(IssuerConfigurations::unusable);
    if (!addresses.allow(URI.create(jwksUri))) {
      throw unusable();
    }
    // Quarkus takes another object for another configuration: there must be one of each.
    return inUse.computeIfAbsent(use, made -> IssuerConfiguration.of(made, jwksUri, config));
  }

  private static TenantProblemException unusable() {
    return new TenantProblemException(
        TenantProblem.IDENTITY_PROVIDER_UNAVAILABLE,
        "The tenant's identity provider cannot be used; its operator has to save it again.");
  }

  @Override
  public void replaced(CatalogSnapshot before, CatalogSnapshot after) {
    inUse.keySet().stream().filter(use -> !use.inForce(after)).forEach(this::forget);
  }

  private void forget(IssuerUse use) {
    inUse.remove(use);
    verifiers.forget(use.name());
  }

  /** Nothing to drain: a token that was verified before a change stays so for its request. */
  @Override
  public long drainedUpTo(long applied) {
    return applied;
  }

  @Override
  public void stop() {
    inUse.clear();
  }
}
