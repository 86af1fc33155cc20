package io.tenantry.tenant.resolution;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.http.FilterOrder;
import io.tenantry.tenant.resolution.Resolution.Refused;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Finds the tenant of every request before it is authenticated, and lets it into that tenant. Runs
 * on the event loop; never blocks.
 */
@Singleton
class TenantFilter {

  private final OutsidePaths outside;
  private final FactsOfRequest facts;
  private final TenantResolution resolution;
  private final TenantEntrance entrance;
  private final boolean fromCredentials;

  TenantFilter(
      OutsidePaths outside,
      FactsOfRequest facts,
      TenantResolution resolution,
      TenantEntrance entrance,
      ResolutionConfig config) {
    this.outside = outside;
    this.facts = facts;
    this.resolution = resolution;
    this.entrance = entrance;
    this.fromCredentials = config.resolveFromCredentials();
  }

  void register(@Observes Filters filters) {
    filters.register(this::handle, FilterOrder.TENANT);
  }

  private void handle(RoutingContext request) {
    if (outside.contains(request.normalizedPath())) {
      request.next();
      return;
    }
    RequestFacts said = facts.read(request);
    entrance.enter(
        request,
        Vertx.currentContext(),
        snapshot -> resolution.resolve(said, snapshot),
        refused -> refuse(request, refused));
  }

  private void refuse(RoutingContext request, Refused refused) {
    if (fromCredentials && refused.problem() == TenantProblem.TENANT_REQUIRED) {
      CredentialTenantFilter.leave(request);
      request.next();
    } else {
      entrance.refuse(request, refused);
    }
  }
}
