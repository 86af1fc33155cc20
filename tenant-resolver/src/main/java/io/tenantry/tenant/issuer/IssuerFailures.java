package io.tenantry.tenant.issuer;

import io.quarkus.oidc.OIDCException;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.http.ProblemResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers for identity providers of tenants that are down: no fault of ours, and it may pass. */
@Singleton
class IssuerFailures {

  private final CurrentTenant current;
  private final ProblemResponse problems;

  IssuerFailures(CurrentTenant current, ProblemResponse problems) {
    this.current = current;
    this.problems = problems;
  }

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(this::handle);
  }

  private void handle(RoutingContext request) {
    if (request.failure() instanceof OIDCException && tenantHasItsOwn()) {
      problems.send(
          request,
          TenantProblem.IDENTITY_PROVIDER_UNAVAILABLE,
          "The tenant's identity provider did not answer; try again shortly.");
    } else {
      request.next();
    }
  }

  private boolean tenantHasItsOwn() {
    return current
        .find()
        .filter(tenant -> tenant.entry().admittance().issuer().isPresent())
        .isPresent();
  }
}
