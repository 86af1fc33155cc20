package io.tenantry.tenant.resolution;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.ResolvedTenant;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.LiveCatalog;
import io.tenantry.tenant.catalog.TenantEntry;
import io.tenantry.tenant.http.FilterOrder;
import io.tenantry.tenant.http.ProblemResponse;
import io.tenantry.tenant.pool.LiveTenants;
import io.tenantry.tenant.pool.Visit;
import io.tenantry.tenant.resolution.Resolution.Refused;
import io.tenantry.tenant.resolution.Resolution.Resolved;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Finds the tenant of every request before it is authenticated, and lets it into that tenant. Runs
 * on the event loop; never blocks.
 */
@Singleton
class TenantFilter {

  /** The catalog may change a tenant between looking it up and entering; that often in a row? */
  private static final int ATTEMPTS = 3;

  private final OutsidePaths outside;
  private final FactsOfRequest facts;
  private final TenantResolution resolution;
  private final LiveCatalog catalog;
  private final LiveTenants tenants;
  private final CurrentTenant current;
  private final ProblemResponse problems;

  TenantFilter(
      OutsidePaths outside,
      FactsOfRequest facts,
      TenantResolution resolution,
      LiveCatalog catalog,
      LiveTenants tenants,
      CurrentTenant current,
      ProblemResponse problems) {
    this.outside = outside;
    this.facts = facts;
    this.resolution = resolution;
    this.catalog = catalog;
    this.tenants = tenants;
    this.current = current;
    this.problems = problems;
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
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<CatalogSnapshot> snapshot = catalog.known();
      if (snapshot.isEmpty()) {
        // Not "unknown-tenant": that would be untrue, and clients would believe it.
        notNow(request, "This instance is starting or stopping; try again shortly.");
        return;
      }
      Resolution answer = resolution.resolve(said, snapshot.get());
      if (answer instanceof Refused refused) {
        problems.send(request, refused.problem(), refused.detail());
        return;
      }
      if (answer instanceof Resolved resolved && entered(request, resolved.entry())) {
        request.next();
        return;
      }
    }
    notNow(request, "The tenant is being changed at this moment; try again shortly.");
  }

  private void notNow(RoutingContext request, String detail) {
    problems.send(request, TenantProblem.TENANT_DATABASE_UNAVAILABLE, detail);
  }

  private boolean entered(RoutingContext request, TenantEntry entry) {
    Optional<Visit> visit = tenants.enter(entry);
    visit.ifPresent(
        inside -> {
          request.addEndHandler(ended -> inside.close());
          current.ofRequest(Vertx.currentContext(), new ResolvedTenant(entry));
        });
    return visit.isPresent();
  }
}
