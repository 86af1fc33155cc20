package io.tenantry.tenant.security;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Has Quarkus verify the credential of a request, also where it would put that off. */
@Singleton
public class Authentication {

  private final IdentityProviderManager identities;

  Authentication(IdentityProviderManager identities) {
    this.identities = identities;
  }

  /**
   * Calls back, perhaps later, with who asks: null or anonymous where there is no credential. A
   * request whose credential is not valid is answered by Quarkus and does not come back.
   */
  public void of(RoutingContext request, Consumer<SecurityIdentity> known) {
    if (request.user() instanceof QuarkusHttpUser user) {
      known.accept(user.getSecurityIdentity());
      return;
    }
    QuarkusHttpUser.getSecurityIdentity(request, identities)
        .subscribe()
        .with(known, failure -> notAuthenticated(request, failure));
  }

  private static void notAuthenticated(RoutingContext request, Throwable failure) {
    BiConsumer<RoutingContext, Throwable> handler =
        request.get(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
    if (handler == null) {
      request.fail(failure);
    } else {
      handler.accept(request, failure);
    }
  }
}
