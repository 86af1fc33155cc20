package io.tenantry.tenant.usage;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.ResolvedTenant;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.http.FilterOrder;
import io.tenantry.tenant.http.RequestEnd;
import io.tenantry.tenant.observation.RequestOutcome;
import io.tenantry.tenant.observation.TenantMeters;
import io.tenantry.tenant.security.Membership;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Counts every request of a tenant's members when it ends. What the tenant's limits turned away is
 * measured, but is no usage.
 */
@Singleton
class UsageFilter {

  private final CurrentTenant current;
  private final UsageCounters usage;
  private final TenantMeters meters;

  UsageFilter(CurrentTenant current, UsageCounters usage, TenantMeters meters) {
    this.current = current;
    this.usage = usage;
    this.meters = meters;
  }

  void register(@Observes Filters filters) {
    filters.register(this::handle, FilterOrder.USAGE);
  }

  private void handle(RoutingContext request) {
    Membership.of(request)
        .ifPresent(
            user -> {
              ResolvedTenant tenant = current.get();
              long since = System.nanoTime();
              RequestEnd.of(request, () -> count(request, tenant, user, since));
            });
    request.next();
  }

  private void count(RoutingContext request, ResolvedTenant tenant, String user, long since) {
    RequestOutcome outcome = outcome(request.response().getStatusCode());
    meters.request(tenant, outcome, System.nanoTime() - since);
    if (outcome != RequestOutcome.REFUSED) {
      usage.request(
          tenant.uuid(),
          user,
          outcome == RequestOutcome.FAILED,
          request.request().bytesRead(),
          request.response().bytesWritten());
    }
  }

  private static RequestOutcome outcome(int status) {
    if (status == TenantProblem.TOO_MANY_REQUESTS.status()) {
      return RequestOutcome.REFUSED;
    }
    return status >= 500 ? RequestOutcome.FAILED : RequestOutcome.SERVED;
  }
}
