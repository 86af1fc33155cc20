package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.acceptance.Acceptance;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.DryRun;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * What is checked of an action on a tenant before it is accepted, and what its operation is told,
 * by whichever way it was asked for.
 */
@ApplicationScoped
class ActionRules {

  private static final int LONGEST_REASON = 500;

  private final ObjectMapper json;

  ActionRules(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Checks an action without doing it.
   *
   * @return the tenant
   * @throws ProblemException the one that the action itself would be refused with
   */
  Tenant demandLegal(TenantPlan plan, Action action, Tenant tenant) {
    demandConfirmed(tenant, plan, action);
    demandShort(action.reason());
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

  /** Only what is decided by its parameters alone can be decided later. */
  static boolean mayWait(TenantPlan plan, Action action) {
    return plan.repeatable() && action.mayWait();
  }

  /** What is said of an action that passed every check and was not asked to be done. */
  static DryRun passed(TenantPlan plan, Tenant tenant) {
    List<String> steps = plan.steps().map(OperationStep::name).toList();
    return new DryRun(plan.type(), TenantViews.view(tenant), steps);
  }

  /** What the operation of an action is told. */
  ObjectNode params(TenantPlan plan, Tenant tenant) {
    ObjectNode params = json.createObjectNode().put("id", tenant.id().text());
    Before.put(params, tenant.standing());
    plan.complete(params);
    return params;
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

  static void demandShort(String reason) {
    if (reason != null && reason.length() > LONGEST_REASON) {
      throw ProblemException.invalid(
          "reason", "must have at most " + LONGEST_REASON + " characters");
    }
  }
}
