package io.tenantry.tenant.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.http.FilterOrder;
import io.tenantry.tenant.http.ProblemResponse;
import io.tenantry.tenant.http.RequestEnd;
import io.tenantry.tenant.security.Membership;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Holds the requests of a tenant's members to its plan: how many a second, how many at the same
 * time, how many may wait. Runs on the event loop; never blocks.
 */
@Singleton
class LimitFilter {

  private final CurrentTenant current;
  private final Admissions admissions;
  private final ProblemResponse problems;
  private final Duration queueTimeout;

  LimitFilter(
      CurrentTenant current, Admissions admissions, ProblemResponse problems, LimitConfig config) {
    this.current = current;
    this.admissions = admissions;
    this.problems = problems;
    this.queueTimeout = config.queueTimeout();
  }

  void register(@Observes Filters filters) {
    filters.register(this::handle, FilterOrder.LIMIT);
  }

  private void handle(RoutingContext request) {
    Optional<Admission> admission =
        Membership.of(request).flatMap(member -> admissions.of(current.get().entry()));
    if (admission.isEmpty()) {
      request.next();
    } else if (withinRate(request, admission.get())) {
      admission.get().gate().ifPresentOrElse(gate -> enter(request, gate), () -> request.next());
    }
  }

  private boolean withinRate(RoutingContext request, Admission admission) {
    Optional<ConsumptionProbe> probe = admission.spend();
    if (probe.isEmpty()) {
      return true;
    }
    RateLimitFields.put(request.response(), admission.limits().requestsPerSecond(), probe.get());
    if (probe.get().isConsumed()) {
      return true;
    }
    refuse(
        request,
        "The tenant sends more requests a second than its plan allows; wait, then try again.",
        Duration.ofNanos(probe.get().getNanosToWaitForRefill()));
    return false;
  }

  private void enter(RoutingContext request, ConcurrencyGate gate) {
    if (request.response().closed()) {
      return;
    }
    Context context = Vertx.currentContext();
    Optional<ConcurrencyGate.Place> place =
        gate.enter(() -> context.runOnContext(later -> admitted(request)));
    if (place.isEmpty()) {
      tooMany(request);
      return;
    }
    RequestEnd.of(request, place.get()::leave);
    if (place.get().inside()) {
      request.next();
    } else {
      expectWithin(queueTimeout, request, context, place.get());
    }
  }

  private void expectWithin(
      Duration atMost, RoutingContext request, Context context, ConcurrencyGate.Place place) {
    context
        .owner()
        .setTimer(
            atMost.toMillis(),
            timer -> {
              if (place.giveUp()) {
                context.runOnContext(late -> tooMany(request));
              }
            });
  }

  private static void admitted(RoutingContext request) {
    if (!request.response().closed()) {
      request.next();
    }
  }

  private void tooMany(RoutingContext request) {
    refuse(
        request,
        "The tenant runs as many requests at the same time as its plan allows; try again shortly.",
        Duration.ofSeconds(1));
  }

  private void refuse(RoutingContext request, String detail, Duration wait) {
    admissions.turnedAway();
    problems.send(request, TenantProblem.TOO_MANY_REQUESTS, detail, wait);
  }
}
