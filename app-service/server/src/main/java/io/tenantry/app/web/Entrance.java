package io.tenantry.app.web;

import io.tenantry.app.link.PageLinks;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Leads whoever types a tenant's host name, and nothing else, to the web client. */
@Singleton
class Entrance {

  private static final int SEE_OTHER = 303;

  private final PageLinks links;

  Entrance(PageLinks links) {
    this.links = links;
  }

  void register(@Observes Router router) {
    router.get("/").handler(this::lead);
  }

  private void lead(RoutingContext request) {
    request
        .response()
        .setStatusCode(SEE_OTHER)
        .putHeader("Location", links.start().toString())
        .putHeader("Cache-Control", "no-store")
        .end();
  }
}
