package io.tenantry.tenant.resolution;

import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.ResolvedTenant;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.LiveCatalog;
import io.tenantry.tenant.catalog.TenantEntry;
import io.tenantry.tenant.http.ProblemResponse;
import io.tenantry.tenant.http.RequestEnd;
import io.tenantry.tenant.pool.LiveTenants;
import io.tenantry.tenant.pool.Visit;
import io.tenantry.tenant.resolution.Resolution.Refused;
import io.tenantry.tenant.resolution.Resolution.Resolved;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Lets requests into the tenants that they mean; never blocks. */
@Singleton
class TenantEntrance {

  /**
   * Host name, path and query are part of a URL, so that caches tell their tenants apart by
   * themselves; these are not.
   */
  private static final String NAMED_BY = "X-Tenant-Id, X-Forwarded-Host";

  /** The catalog may change a tenant between looking it up and entering; that often in a row? */
  private static final int ATTEMPTS = 3;

  private final LiveCatalog catalog;
  private final LiveTenants tenants;
  private final CurrentTenant current;
  private final ProblemResponse problems;

  TenantEntrance(
      LiveCatalog catalog, LiveTenants tenants, CurrentTenant current, ProblemResponse problems) {
    this.catalog = catalog;
    this.tenants = tenants;
    this.current = current;
    this.problems = problems;
  }

  /**
   * Passes the request on once it is inside, or has it refused.
   *
   * @param context the request's own
   * @param meant which tenant it means; asked again when the catalog changes meanwhile
   */
  void enter(
      RoutingContext request,
      Context context,
      Function<CatalogSnapshot, Resolution> meant,
      Consumer<Refused> refuse) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<CatalogSnapshot> snapshot = catalog.known();
      if (snapshot.isEmpty()) {
        // Not "unknown-tenant": that would be untrue, and clients would believe it.
        notNow(request, "This instance is starting or stopping; try again shortly.");
        return;
      }
      Resolution answer = meant.apply(snapshot.get());
      if (answer instanceof Refused refused) {
        refuse.accept(refused);
        return;
      }
      if (answer instanceof Resolved resolved && entered(request, context, resolved.entry())) {
        request.next();
        return;
      }
    }
    notNow(request, "The tenant is being changed at this moment; try again shortly.");
  }

  /** Answers a request that means no tenant that could be served. */
  void refuse(RoutingContext request, Refused refused) {
    problems.send(request, refused.problem(), refused.detail());
  }

  private void notNow(RoutingContext request, String detail) {
    problems.send(request, TenantProblem.TENANT_DATABASE_UNAVAILABLE, detail);
  }

  private boolean entered(RoutingContext request, Context context, TenantEntry entry) {
    Optional<Visit> visit = tenants.enter(entry);
    visit.ifPresent(
        inside -> {
          RequestEnd.of(request, inside::close);
          request.response().headers().add(HttpHeaders.VARY, NAMED_BY);
          current.ofRequest(context, new ResolvedTenant(entry));
        });
    return visit.isPresent();
  }
}
