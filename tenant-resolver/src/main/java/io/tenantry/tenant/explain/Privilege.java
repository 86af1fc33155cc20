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
    authenticator
        .attemptAuthentication(request)
        .subscribe()
        .with(identity -> answer.accept(held(identity)), failure -> answer.accept(false));
  }

  private boolean held(SecurityIdentity identity) {
    return identity != null && roles.stream().anyMatch(identity::hasRole);
  }
}
