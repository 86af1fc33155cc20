package io.tenantry.tenant.issuer;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.smallrye.mutiny.Uni;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import io.tenantry.tenant.catalog.CatalogListener;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.ChosenCatalog;
import io.tenantry.tenant.catalog.OwnIssuer;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * One configuration of Quarkus for each issuer that is in use, and one more where people sign in
 * there; made when it is first needed, and let go of with the catalog version that changes it.
 * Thread-safe.
 */
@Singleton
class IssuerConfigurations implements CatalogListener {

  private static final Logger LOG = Logger.getLogger(IssuerConfigurations.class);

  private final IssuerConfig config;
  private final SignInConfig signIn;
  private final PublicAddresses addresses;
  private final VerifiersOfQuarkus verifiers;
  private final VerifiedTokens tokens;
  private final ChosenCatalog catalog;
  private final Map<IssuerUse, OidcTenantConfig> ofTokens = new ConcurrentHashMap<>();
  private final Map<IssuerUse, OidcTenantConfig> ofPages = new ConcurrentHashMap<>();

  IssuerConfigurations(
      IssuerConfig config,
      SignInConfig signIn,
      PublicAddresses addresses,
      VerifiersOfQuarkus verifiers,
      VerifiedTokens tokens,
      ChosenCatalog catalog) {
    this.config = config;
    this.signIn = signIn;
    this.addresses = addresses;
    this.verifiers = verifiers;
    this.tokens = tokens;
    this.catalog = catalog;
  }

  /** Fails with {@code identity-provider-unavailable} where the issuer must not be asked. */
  Uni<OidcTenantConfig> of(IssuerUse use, OidcRequestContext<OidcTenantConfig> worker) {
    OidcTenantConfig known = ofTokens.get(use);
    return known == null ? worker.runBlocking(() -> made(use)) : Uni.createFrom().item(known);
  }

  /** The same where people sign in at the issuer. */
  Uni<OidcTenantConfig> ofPages(IssuerUse use, OidcRequestContext<OidcTenantConfig> worker) {
    OidcTenantConfig known = ofPages.get(use);
    return known == null
        ? worker.runBlocking(() -> madeForPages(use))
        : Uni.createFrom().item(known);
  }

  private OidcTenantConfig made(IssuerUse use) {
    String jwksUri = keys(use);
    // Quarkus takes another object for another configuration: there must be one of each.
    return ofTokens.computeIfAbsent(use, made -> IssuerConfiguration.of(made, jwksUri, config));
  }

  private OidcTenantConfig madeForPages(IssuerUse use) {
    String jwksUri = keys(use);
    OwnIssuer.SignIn at = use.issuer().signIn().orElseThrow(IssuerConfigurations::unusable);
    demandPublic(at.tokenUri());
    Optional<String> secret = at.sealedSecret().map(ciphertext -> opened(use, ciphertext));
    return ofPages.computeIfAbsent(
        use,
        made ->
            SignInConfiguration.at(
                IssuerConfiguration.of(made, jwksUri, config),
                signIn,
                made.name().ofPages().text(),
                at,
                secret));
  }

  private String opened(IssuerUse use, String ciphertext) {
    try {
      return catalog.source().opened(use.tenant(), ciphertext);
    } catch (GeneralSecurityException e) {
      LOG.errorf("the secret of the client of tenant %s does not open", use.tenant());
      throw unusable();
    }
  }

  private String keys(IssuerUse use) {
    String jwksUri = use.issuer().jwksUri().orElseThrow(IssuerConfigurations::unusable);
    demandPublic(jwksUri);
    return jwksUri;
  }

  /** Looks the address up once more: names may lead elsewhere than when they were checked. */
  private void demandPublic(String address) {
    if (!addresses.allow(URI.create(address))) {
      throw unusable();
    }
  }

  private static TenantProblemException unusable() {
    return new TenantProblemException(
        TenantProblem.IDENTITY_PROVIDER_UNAVAILABLE,
        "The tenant's identity provider cannot be used; its operator has to save it again.");
  }

  @Override
  public void replaced(CatalogSnapshot before, CatalogSnapshot after) {
    Stream.concat(ofTokens.keySet().stream(), ofPages.keySet().stream())
        .filter(use -> !use.inForce(after))
        .forEach(this::forget);
  }

  private void forget(IssuerUse use) {
    OidcTenantConfig former = ofTokens.remove(use);
    if (former != null) {
      tokens.forget(former);
    }
    ofPages.remove(use);
    verifiers.forget(use.name());
    verifiers.forget(use.name().ofPages());
  }

  /** Nothing to drain: a token that was verified before a change stays so for its request. */
  @Override
  public long drainedUpTo(long applied) {
    return applied;
  }

  @Override
  public void stop() {
    ofTokens.clear();
    ofPages.clear();
  }
}
