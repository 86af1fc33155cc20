package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.controlplane.acceptance.Acceptance;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.DryRun;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.operation.NewOperation;
import io.tenantry.controlplane.operation.OperationPlan;
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

  private final TenantCatalog catalog;
  private final Admission admission;
  private final Acceptance acceptance;
  private final ActionRules rules;

  TenantChanges(
      TenantCatalog catalog, Admission admission, Acceptance acceptance, ActionRules rules) {
    this.catalog = catalog;
    this.admission = admission;
    this.acceptance = acceptance;
    this.rules = rules;
  }

  /** The entry, the names and the place are taken with the acceptance, so that races end there. */
  CompletionStage<Response> provision(
      ChangeRequest request, byte[] body, TenantWish wish, Optional<String> reason) {
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
              reason,
              tenant.params());
        });
  }

  /** Tries whether a tenant could be provisioned. */
  CompletionStage<Response> tryProvision(ProvisionTenant plan, TenantWish wish) {
    return tried(plan, () -> admission.admit(wish));
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
    ObjectNode params = rules.params(plan, tenant);
    accepted.accept(tenant, params);
    NewOperation change =
        new NewOperation(
            plan.type(),
            Optional.of(tenant.uuid()),
            Optional.of(tenant.id().text()),
            request.caller(),
            Optional.ofNullable(action.reason()),
            params);
    return ActionRules.mayWait(plan, action) ? change.waitingItsTurn() : change;
  }

  /**
   * Does with a tenant to be what accepting it does, and undoes it.
   *
   * @throws ProblemException the one that the request itself would be refused with
   */
  static CompletionStage<Response> tried(OperationPlan plan, Runnable acceptance) {
    QuarkusTransaction.begin();
    try {
      acceptance.run();
    } finally {
      QuarkusTransaction.rollback();
    }
    List<String> steps = plan.steps().map(OperationStep::name).toList();
    return CompletableFuture.completedFuture(
        Response.ok(new DryRun(plan.type(), null, steps)).build());
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
      accepted.accept(tenant, rules.params(plan, tenant));
      return tenant;
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  private Tenant demandLegal(ChangeRequest request, TenantPlan plan, Action action, Tenant tenant) {
    request.demandMatch(tenant.version());
    return rules.demandLegal(plan, action, tenant);
  }

  private static Response tried(TenantPlan plan, Tenant tenant) {
    return Response.ok(ActionRules.passed(plan, tenant)).build();
  }
}
