package io.tenantry.tenant.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.catalog.ApiKey;
import io.tenantry.tenant.http.FilterOrder;
import io.tenantry.tenant.http.ProblemResponse;
import io.tenantry.tenant.security.Membership;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Holds requests with an API key to the key's own quota. What it turns away spends nothing of the
 * tenant's plan. Runs on the event loop; never blocks.
 */
@Singleton
class KeyQuotaFilter {

  private final CurrentTenant current;
  private final KeyQuotas quotas;
  private final ProblemResponse problems;

  KeyQuotaFilter(CurrentTenant current, KeyQuotas quotas, ProblemResponse problems) {
    this.current = current;
    this.quotas = quotas;
    this.problems = problems;
  }

  void register(@Observes Filters filters) {
    filters.register(this::handle, FilterOrder.KEY_QUOTA);
  }

  private void handle(RoutingContext request) {
    Optional<ApiKey> limited = Membership.key(request).filter(key -> key.requestsPerMinute() > 0);
    if (limited.isEmpty()) {
      request.next();
      return;
    }
    ConsumptionProbe probe = quotas.of(current.get().uuid(), limited.get()).take();
    if (probe.isConsumed()) {
      request.next();
    } else {
      problems.send(
          request,
          TenantProblem.TOO_MANY_REQUESTS,
          "The API key sends more requests a minute than it may; wait, then try again.",
          Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }
}
