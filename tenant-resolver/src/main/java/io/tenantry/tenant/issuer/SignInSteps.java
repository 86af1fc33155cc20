package io.tenantry.tenant.issuer;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Sends browsers where a step of signing in leads them. Quarkus has written status, address and
 * cookies by then and fails the request, so that exception mappers can change the answer; one that
 * is made for programs would write them a second time, which browsers refuse.
 */
@Singleton
class SignInSteps {

  private final SignIns signIns;

  SignInSteps(SignIns signIns) {
    this.signIns = signIns;
  }

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(this::handle);
  }

  private void handle(RoutingContext request) {
    if (signIns.areAt(request) && isStep(request.failure()) && !request.response().ended()) {
      request.response().end();
    } else {
      request.next();
    }
  }

  /** To the issuer, back from it, or there again with a session that is over. */
  private static boolean isStep(Throwable failure) {
    return failure instanceof AuthenticationRedirectException
        || failure instanceof AuthenticationFailedException;
  }
}
