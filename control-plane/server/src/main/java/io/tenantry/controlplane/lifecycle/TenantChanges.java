package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.controlplane.acceptance.Acceptance;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.DryRun;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.operation.NewOperation;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** Accepts what can be done with a tenant. */
@ApplicationScoped
class TenantChanges {

  private static final int LONGEST_REASON = 500;

  private final TenantCatalog catalog;
  private final Admission admission;
  private final Acceptance acceptance;
  private final ObjectMapper json;

  TenantChanges(
      TenantCatalog catalog, Admission admission, Acceptance acceptance, ObjectMapper json) {
    this.catalog = catalog;
    this.admission = admission;
    this.acceptance = acceptance;
    this.json = json;
  }

  /** The entry, the names and the place are taken with the acceptance, so that races end there. */
  CompletionStage<Response> provision(ChangeRequest request, byte[] body, TenantWish wish) {
    return acceptance.accept(
        request,
        body,
        operation -> {
          Admission.Admitted tenant = admission.admit(wish);
          return new NewOperation(
              ProvisionTenant.TYPE,
              Optional.of(tenant.uuid()),
              Optional.of(wish.id().text()),
              request.caller(),
              Optional.empty(),
              tenant.params());
        });
  }

  /** Accepts an action on a tenant that exists, or tries it. */
  CompletionStage<Response> act(
      ChangeRequest request, byte[] body, TenantPlan plan, Action action, String idOrUuid) {
    return act(request, body, plan, action, idOrUuid, (tenant, params) -> {});
  }

  /**
   * Accepts an action on a tenant that exists, or tries it: then everything is done that accepting
   * does, and undone.
   *
   * @param accepted what is done to the catalog with the acceptance, and noted in the parameters
   */
  CompletionStage<Response> act(
      ChangeRequest request,
      byte[] body,
      TenantPlan plan,
      Action action,
      String idOrUuid,
      BiConsumer<Tenant, ObjectNode> accepted) {
    return action.onlyTry()
        ? CompletableFuture.completedFuture(
            tried(plan, tryIt(request, plan, action, idOrUuid, accepted)))
        : acceptance.accept(
            request, body, operation -> asked(request, plan, action, idOrUuid, accepted));
  }

  private NewOperation asked(
      ChangeRequest request,
      TenantPlan plan,
      Action action,
      String idOrUuid,
      BiConsumer<Tenant, ObjectNode> accepted) {
    Tenant tenant = demandLegal(request, plan, action, catalog.getForChange(idOrUuid));
    ObjectNode params = params(plan, tenant);
    accepted.accept(tenant, params);
    NewOperation change =
        new NewOperation(
            plan.type(),
            Optional.of(tenant.uuid()),
            Optional.of(tenant.id().text()),
            request.caller(),
            Optional.ofNullable(action.reason()),
            params);
    return mayWait(plan, action) ? change.waitingItsTurn() : change;
  }

  /** Only what is decided by its parameters alone can be decided later. */
  private static boolean mayWait(TenantPlan plan, Action action) {
    return plan.repeatable() && action.mayWait();
  }

  private Tenant tryIt(
      ChangeRequest request,
      TenantPlan plan,
      Action action,
      String idOrUuid,
      BiConsumer<Tenant, ObjectNode> accepted) {
    QuarkusTransaction.begin();
    try {
      Tenant tenant = catalog.getForChange(idOrUuid);
      demandLegal(request, plan, action, tenant);
      accepted.accept(tenant, params(plan, tenant));
      return tenant;
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  /**
   * Checks an action without doing it.
   *
   * @return the tenant
   * @throws ProblemException the one that the action itself would be refused with
   */
  private Tenant demandLegal(ChangeRequest request, TenantPlan plan, Action action, Tenant tenant) {
    demandConfirmed(tenant, plan, action);
    demandShort(action.reason());
    request.demandMatch(tenant.version());
    if (tenant.runningOperation().isPresent() && mayWait(plan, action)) {
      // Its state is another one when it is this action's turn, and is judged then.
      tenant.demandTicket(Optional.ofNullable(action.ticket()));
      return tenant;
    }
    tenant
        .runningOperation()
        .ifPresent(
            running -> {
              throw Acceptance.running(running);
            });
    tenant.state().after(plan.move());
    tenant.demandTicket(Optional.ofNullable(action.ticket()));
    return tenant;
  }

  private static Response tried(TenantPlan plan, Tenant tenant) {
    List<String> steps = plan.steps().map(OperationStep::name).toList();
    return Response.ok(new DryRun(plan.type(), TenantViews.view(tenant), steps)).build();
  }

  private static void demandConfirmed(Tenant tenant, TenantPlan plan, Action action) {
    if (action.confirm() == null) {
      if (plan.needsConfirmation() && !action.onlyTry()) {
        throw new ProblemException(
            ProblemType.CONFIRMATION_REQUIRED,
            "Give the id of the tenant again, as confirm, to " + plan.type() + " it.");
      }
    } else if (!action.confirm().equalsIgnoreCase(tenant.id().text())) {
      throw ProblemException.invalid("confirm", "must be the id of the tenant");
    }
  }

  private static void demandShort(String reason) {
    if (reason != null && reason.length() > LONGEST_REASON) {
      throw ProblemException.invalid(
          "reason", "must have at most " + LONGEST_REASON + " characters");
    }
  }

  private ObjectNode params(TenantPlan plan, Tenant tenant) {
    ObjectNode params = json.createObjectNode().put("id", tenant.id().text());
    Before.put(params, tenant.standing());
    plan.complete(params);
    return params;
  }
}
