package io.tenantry.tenant.sample;

import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** A route without any REST layer. */
@Singleton
class PlainRoute {

  private static final Logger LOG = Logger.getLogger(PlainRoute.class);

  void register(@Observes Router router, CurrentTenant current) {
    router.get("/plain").handler(request -> request.end(current.get().id()));
    router
        .get("/plain/busy")
        .handler(
            request ->
                request.fail(
                    new TenantProblemException(TenantProblem.SERVER_FULL, "Busy; try again.")));
    router.post("/plain/log").handler(this::log);
  }

  /** Three records: on the event loop, in a timer of the request's context, and on a worker. */
  private void log(RoutingContext request) {
    String text = request.queryParams().get("text");
    LOG.debugf("%s on the event loop", text);
    request
        .vertx()
        .setTimer(
            5,
            timer -> {
              LOG.debugf("%s in a timer", text);
              request
                  .vertx()
                  .executeBlocking(
                      () -> {
                        LOG.debugf("%s on a worker", text);
                        return null;
                      })
                  .onComplete(logged -> request.end());
            });
  }
}
