package io.tenantry.tenant.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.tenantry.tenant.testsupport.SettableClock;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A token that was verified is known for a while, and for what it was verified by. */
class VerifiedTokensTest {

  private static final AuthenticationRequestContext NOT_BLOCKING =
      new AuthenticationRequestContext() {
        @Override
        public Uni<SecurityIdentity> runBlocking(Supplier<SecurityIdentity> work) {
          throw new IllegalStateException("nothing blocks here");
        }
      };

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-15T12:00:00Z"));
  private final OidcTenantConfig issuer = issuer();
  private final List<String> verified = new ArrayList<>();
  private final Map<String, Object> noted = new HashMap<>();

  private final VerifiedTokens tokens =
      new VerifiedTokens(
          (request, context) -> Uni.createFrom().item(() -> verify(request)), config(), clock);

  @Test
  void tokenIsVerifiedOnceForAllRequestsThatBringIt() {
    SecurityIdentity first = identify(issuer, "ada");
    SecurityIdentity second = identify(issuer, "ada");

    assertThat(verified).containsExactly("ada");
    assertThat(second.getPrincipal().getName()).isEqualTo(first.getPrincipal().getName());
    assertThat(second.getRoles()).isEqualTo(first.getRoles());
    assertThat(second.getCredential(AccessTokenCredential.class).getToken()).isEqualTo("ada");
    assertThat(identify(issuer, "bob").getPrincipal().getName()).isEqualTo("bob");
  }

  @Test
  void identityIsOfItsOwnRequest() {
    identify(issuer, "ada");
    RoutingContext http = http(issuer);

    SecurityIdentity identity = identify(http, new AccessTokenCredential("ada"));

    assertThat(HttpSecurityUtils.getRoutingContextAttribute(identity.getAttributes()))
        .isSameAs(http);
  }

  @Test
  void tokenOfOneIssuerIsVerifiedAnewByAnother() {
    identify(issuer, "ada");

    identify(issuer(), "ada");

    assertThat(verified).containsExactly("ada", "ada");
  }

  @Test
  void tokenOfAnIssuerThatIsNoLongerInForceIsForgotten() {
    OidcTenantConfig other = issuer();
    identify(issuer, "ada");
    identify(other, "bob");

    tokens.forget(issuer);

    identify(issuer, "ada");
    identify(other, "bob");
    assertThat(verified).containsExactly("ada", "bob", "ada");
  }

  @Test
  void tokenThatHasExpiredIsNotKnown() {
    noted.put(
        OidcUtils.QUARKUS_IDENTITY_EXPIRE_TIME, clock.instant().plusSeconds(30).getEpochSecond());
    identify(issuer, "ada");

    clock.advance(Duration.ofSeconds(29));
    identify(issuer, "ada");
    assertThat(verified).hasSize(1);

    clock.advance(Duration.ofSeconds(1));
    identify(issuer, "ada");
    assertThat(verified).hasSize(2);
  }

  @Test
  void tokenThatTheIssuerWasAskedAboutIsAskedAboutAgain() {
    noted.put(OidcUtils.INTROSPECTION_ATTRIBUTE, "active");

    identify(issuer, "ada");
    identify(issuer, "ada");

    assertThat(verified).hasSize(2);
  }

  @Test
  void whatIsNoBearerTokenIsLeftToQuarkus() {
    assertThat(identify(http(issuer), new IdTokenCredential("ada"))).isNull();
    assertThat(
            identify(
                http(
                    OidcTenantConfig.authServerUrl("https://login.cronus.example")
                        .token()
                        .authorizationScheme("DPoP")
                        .end()
                        .build()),
                new AccessTokenCredential("ada")))
        .isNull();
    assertThat(verified).isEmpty();
  }

  private SecurityIdentity verify(TokenAuthenticationRequest request) {
    TokenCredential token = request.getToken();
    verified.add(token.getToken());
    Map<String, Object> attributes = new HashMap<>();
    attributes.put(
        OidcUtils.QUARKUS_IDENTITY_EXPIRE_TIME, clock.instant().plusSeconds(600).getEpochSecond());
    attributes.putAll(noted);
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(token.getToken()))
        .addCredential(token)
        .addRoles(Set.of("tenant-user"))
        .addAttributes(attributes)
        .addAttribute(
            HttpSecurityUtils.ROUTING_CONTEXT_ATTRIBUTE,
            HttpSecurityUtils.getRoutingContextAttribute(request))
        .build();
  }

  private SecurityIdentity identify(OidcTenantConfig verifier, String token) {
    return identify(http(verifier), new AccessTokenCredential(token));
  }

  private SecurityIdentity identify(RoutingContext http, TokenCredential token) {
    TokenAuthenticationRequest request = new TokenAuthenticationRequest(token);
    HttpSecurityUtils.setRoutingContextAttribute(request, http);
    return tokens.authenticate(request, NOT_BLOCKING).await().atMost(Duration.ofSeconds(30));
  }

  /** A request for which Quarkus has found out by what its token is verified. */
  private static RoutingContext http(OidcTenantConfig verifier) {
    Map<String, Object> data = new HashMap<>();
    data.put(OidcTenantConfig.class.getName(), verifier);
    return (RoutingContext)
        Proxy.newProxyInstance(
            VerifiedTokensTest.class.getClassLoader(),
            new Class<?>[] {RoutingContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "get" -> data.get((String) arguments[0]);
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  case "toString" -> "a request";
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static OidcTenantConfig issuer() {
    return OidcTenantConfig.authServerUrl("https://login.cronus.example").build();
  }

  private static IssuerConfig config() {
    return new SmallRyeConfigBuilder()
        .withMapping(IssuerConfig.class)
        .withConverter(
            Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
        .build()
        .getConfigMapping(IssuerConfig.class);
  }
}
