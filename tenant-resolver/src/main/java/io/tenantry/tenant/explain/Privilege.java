package io.tenantry.tenant.explain;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells the platform's own people from everybody else. It asks before the tenant is known, and so
 * before Quarkus authenticates: a request that no tenant serves can be explained too.
 */
@Singleton
class Privilege {

  private final HttpAuthenticator authenticator;
  private final Set<String> roles;

  Privilege(HttpAuthenticator authenticator, ExplainConfig config) {
    this.authenticator = authenticator;
    this.roles = config.roles();
  }

  /** Calls back, perhaps later, with whether who asks may be told; a bad credential may not. */
  void of(RoutingContext request, Consumer<Boolean> answer) {
    Set<String> before = Set.copyOf(request.data().keySet());
    authenticator
        .attemptAuthentication(request)
        .subscribe()
        .with(
            identity -> answer(request, before, held(identity), answer),
            failure -> answer(request, before, false, answer));
  }

  /** What is noted of the issuer meanwhile was noted without a tenant: it may have its own. */
  private static void answer(
      RoutingContext request, Set<String> before, boolean held, Consumer<Boolean> answer) {
    request.data().keySet().retainAll(before);
    answer.accept(held);
  }

  private boolean held(SecurityIdentity identity) {
    return identity != null && roles.stream().anyMatch(identity::hasRole);
  }
}
