package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.NewExclusiveAccess;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.tenant.ExclusiveAccess;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Accepts that somebody has a tenant to himself, and that he gives it back. */
@ApplicationScoped
class ExclusiveAccesses {

  private static final int USUAL_MINUTES = 60;

  private final TenantChanges changes;
  private final Tickets tickets;
  private final TakeExclusiveAccess take;
  private final GiveBackExclusiveAccess giveBack;
  private final LifecycleConfig config;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  ExclusiveAccesses(
      TenantChanges changes,
      Tickets tickets,
      TakeExclusiveAccess take,
      GiveBackExclusiveAccess giveBack,
      LifecycleConfig config,
      InstantSource clock,
      Supplier<UUID> ids) {
    this.changes = changes;
    this.tickets = tickets;
    this.take = take;
    this.giveBack = giveBack;
    this.config = config;
    this.clock = clock;
    this.ids = ids;
  }

  CompletionStage<Response> take(
      ChangeRequest request, byte[] body, NewExclusiveAccess wanted, String id) {
    Duration length = length(wanted);
    return changes.act(
        request,
        body,
        take,
        wanted.action(),
        id,
        (tenant, params) -> {
          Instant end = clock.instant().plus(length).truncatedTo(ChronoUnit.SECONDS);
          tickets.take(tenant.uuid(), access(tenant, request.caller(), end));
          params.put("expiresAt", end.toString());
        });
  }

  CompletionStage<Response> giveBack(ChangeRequest request, byte[] body, Action action, String id) {
    return changes.act(
        request, body, giveBack, action, id, (tenant, params) -> demandTaken(tenant));
  }

  private Duration length(NewExclusiveAccess wanted) {
    int minutes = wanted.minutes() == null ? USUAL_MINUTES : wanted.minutes();
    long most = config.longestExclusiveAccess().toMinutes();
    if (minutes < 1 || minutes > most) {
      throw ProblemException.invalid("minutes", "must be 1 to " + most);
    }
    return Duration.ofMinutes(minutes);
  }

  /** A ticket in force was named by the request, or it would have been refused. */
  private ExclusiveAccess access(Tenant tenant, String caller, Instant end) {
    UUID ticket = tenant.exclusiveAccess().map(ExclusiveAccess::ticket).orElseGet(ids);
    return new ExclusiveAccess(ticket, caller, end);
  }

  private static void demandTaken(Tenant tenant) {
    if (tenant.exclusiveAccess().isEmpty()) {
      throw new ProblemException(
              ProblemType.ILLEGAL_TRANSITION, "Nobody has exclusive access to the tenant.")
          .with("state", Transitions.description(tenant.state()))
          .with("allowed", tenant.state().allowed());
    }
  }
}
