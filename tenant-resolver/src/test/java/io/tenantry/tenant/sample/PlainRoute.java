package io.tenantry.tenant.sample;

import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** A route without any REST layer. */
@Singleton
class PlainRoute {

  void register(@Observes Router router, CurrentTenant current) {
    router.get("/plain").handler(request -> request.end(current.get().id()));
    router
        .get("/plain/busy")
        .handler(
            request ->
                request.fail(
                    new TenantProblemException(TenantProblem.SERVER_FULL, "Busy; try again.")));
  }
}
