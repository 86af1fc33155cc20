package io.tenantry.tenant.issuer;

import static io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType.SERVICE;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.common.runtime.OidcConstants;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Remembers whom a token was verified to be of, because one token comes with many requests and each
 * verification costs more than all else that is done to let a request in.
 *
 * <p>A token is remembered for the configuration that it was verified by: where the issuer is
 * configured otherwise by now, or is another tenant's, it is verified anew. It is forgotten when it
 * expires, and after {@code tenantry.issuers.verified-for} in any case; for so long a key that the
 * issuer has withdrawn may still count. Nothing else is remembered: whether the token opens the
 * tenant of a request, which roles count there, and what its user may do, is asked every time.
 * Thread-safe.
 */
@Singleton
class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {

  /**
   * @param verifier one object for each configuration, which no other equals
   */
  private record Known(OidcTenantConfig verifier, String token) {}

  /** Where Quarkus keeps for a request that its token has to have been got in a certain way. */
  private static final String STEP_UP = "io.quarkus.oidc.runtime.step-up-auth";

  /** What Quarkus notes in an identity of the request that it is made for. */
  private static final Set<String> OF_THE_REQUEST =
      Set.of(
          HttpSecurityUtils.ROUTING_CONTEXT_ATTRIBUTE,
          AuthenticationRequestContext.class.getName());

  /** Verifies a token, as Quarkus does without this. */
  interface Verification {

    Uni<SecurityIdentity> of(
        TokenAuthenticationRequest request, AuthenticationRequestContext context);
  }

  private final Verification verification;
  private final InstantSource clock;
  private final Cache<Known, SecurityIdentity> verified;

  /**
   * @param quarkus none where the service has no issuer, and then never asked
   */
  @Inject
  VerifiedTokens(Instance<OidcIdentityProvider> quarkus, IssuerConfig config) {
    this(
        (request, context) -> quarkus.get().authenticate(request, context),
        config,
        InstantSource.system());
  }

  VerifiedTokens(Verification verification, IssuerConfig config, InstantSource clock) {
    this.verification = verification;
    this.clock = clock;
    this.verified =
        Caffeine.newBuilder()
            .maximumSize(config.mostVerified())
            .expireAfterWrite(config.verifiedFor())
            .build();
  }

  @Override
  public Class<TokenAuthenticationRequest> getRequestType() {
    return TokenAuthenticationRequest.class;
  }

  /** Before the one of Quarkus, which is asked for what is not here. */
  @Override
  public int priority() {
    return IdentityProvider.super.priority() + 1;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TokenAuthenticationRequest request, AuthenticationRequestContext context) {
    RoutingContext http = HttpSecurityUtils.getRoutingContextAttribute(request);
    if (http == null || !isPlainBearer(request, http)) {
      return Uni.createFrom().nullItem();
    }
    Known key =
        new Known(http.get(OidcTenantConfig.class.getName()), request.getToken().getToken());
    SecurityIdentity known = verified.getIfPresent(key);
    return known != null && isValid(known)
        ? Uni.createFrom().item(of(known, http, context))
        : verification.of(request, context).invoke(identity -> remember(key, identity));
  }

  /** Whether nothing but the token itself decides whether it is genuine. */
  private static boolean isPlainBearer(TokenAuthenticationRequest request, RoutingContext http) {
    OidcTenantConfig verifier = http.get(OidcTenantConfig.class.getName());
    return request.getToken() instanceof AccessTokenCredential
        && verifier != null
        && verifier.applicationType().orElse(SERVICE) == SERVICE
        && OidcConstants.BEARER_SCHEME.equals(verifier.token().authorizationScheme())
        && !verifier.token().binding().certificate()
        && http.get(STEP_UP) == null;
  }

  private void remember(Known key, SecurityIdentity identity) {
    // What the issuer was asked about it may answer differently the next time.
    boolean asked =
        identity.getAttribute(OidcUtils.INTROSPECTION_ATTRIBUTE) != null
            || identity.getAttribute(OidcUtils.USER_INFO_ATTRIBUTE) != null;
    if (!asked && isValid(identity)) {
      verified.put(key, without(identity));
    }
  }

  private boolean isValid(SecurityIdentity identity) {
    Long expiry = identity.getAttribute(OidcUtils.QUARKUS_IDENTITY_EXPIRE_TIME);
    return expiry != null && clock.instant().getEpochSecond() < expiry;
  }

  /** Whether the token need not be verified now. */
  boolean knows(String token) {
    return verified.asMap().entrySet().stream()
        .anyMatch(known -> known.getKey().token().equals(token) && isValid(known.getValue()));
  }

  /** Forgets what was verified by an issuer that is no longer in force. */
  void forget(OidcTenantConfig verifier) {
    verified.asMap().keySet().removeIf(known -> known.verifier() == verifier);
  }

  private static SecurityIdentity without(SecurityIdentity identity) {
    Map<String, Object> attributes = new HashMap<>(identity.getAttributes());
    attributes.keySet().removeAll(OF_THE_REQUEST);
    return copy(identity).addAttributes(attributes).build();
  }

  private static SecurityIdentity of(
      SecurityIdentity known, RoutingContext http, AuthenticationRequestContext context) {
    return copy(known)
        .addAttributes(known.getAttributes())
        .addAttribute(HttpSecurityUtils.ROUTING_CONTEXT_ATTRIBUTE, http)
        .addAttribute(AuthenticationRequestContext.class.getName(), context)
        .build();
  }

  private static QuarkusSecurityIdentity.Builder copy(SecurityIdentity identity) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(identity.getPrincipal())
        .addRoles(identity.getRoles())
        .addCredentials(identity.getCredentials())
        .addPermissionChecker(identity::checkPermission);
  }
}
