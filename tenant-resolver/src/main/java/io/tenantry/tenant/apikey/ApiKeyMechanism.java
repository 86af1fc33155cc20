package io.tenantry.tenant.apikey;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.tenantry.tenant.catalog.ApiKey;
import io.tenantry.tenant.catalog.KeyUses;
import io.tenantry.tenant.catalog.LiveCatalog;
import io.tenantry.tenant.catalog.TenantEntry;
import io.tenantry.tenant.issuer.SignIns;
import io.tenantry.tenant.security.CredentialOwner;
import io.tenantry.tenant.security.Membership;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Authenticates by API key. A key that is not valid (unknown, revoked, expired, of a tenant that is
 * not served) is refused as such; nobody else is asked about it.
 */
@Singleton
class ApiKeyMechanism implements HttpAuthenticationMechanism {

  private static final String BEARER = "bearer ";

  private final LiveCatalog catalog;
  private final KeyUses uses;
  private final SignIns signIns;
  private final InstantSource clock;

  @Inject
  ApiKeyMechanism(LiveCatalog catalog, KeyUses uses, SignIns signIns) {
    this(catalog, uses, signIns, InstantSource.system());
  }

  ApiKeyMechanism(LiveCatalog catalog, KeyUses uses, SignIns signIns, InstantSource clock) {
    this.catalog = catalog;
    this.uses = uses;
    this.signIns = signIns;
    this.clock = clock;
  }

  /** Before tokens: a key is sent in their place. */
  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 100;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager identities) {
    return sent(request.request().getHeader("Authorization"))
        .map(
            key ->
                identity(key)
                    .map(identity -> Uni.createFrom().item(identity))
                    .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException())))
        .orElseGet(() -> Uni.createFrom().nullItem());
  }

  private static Optional<String> sent(String header) {
    return Optional.ofNullable(header)
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(value -> value.substring(BEARER.length()).strip())
        .filter(PresentedKey::looksLikeOne);
  }

  Optional<SecurityIdentity> identity(String text) {
    return PresentedKey.parse(text)
        .flatMap(
            presented ->
                owner(presented)
                    .flatMap(
                        tenant ->
                            keys(tenant, presented).findFirst().map(key -> used(tenant, key))));
  }

  private Optional<TenantEntry> owner(PresentedKey presented) {
    return Optional.ofNullable(catalog.snapshot().byUuid(presented.tenant()))
        .filter(TenantEntry::reachable);
  }

  private Stream<ApiKey> keys(TenantEntry tenant, PresentedKey presented) {
    return tenant.admittance().keys().stream()
        .filter(key -> presented.hasHash(key.hash()))
        .filter(key -> key.expiresAt().isAfter(clock.instant()));
  }

  private SecurityIdentity used(TenantEntry tenant, ApiKey key) {
    uses.note(key.id());
    QuarkusSecurityIdentity.Builder identity =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal("api-key:" + key.name()))
            .addRoles(key.roles());
    CredentialOwner.note(identity, tenant.uuid());
    Membership.note(identity, key);
    return identity.build();
  }

  /** None where people sign in with a browser: the next mechanism leads them to the issuer. */
  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    if (signIns.areAt(request)) {
      return Uni.createFrom().nullItem();
    }
    return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
  }
}
