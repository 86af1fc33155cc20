package io.tenantry.controlplane.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.controlplane.acceptance.Acceptance;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.access.AuditEntry;
import io.tenantry.controlplane.access.AuditTrail;
import io.tenantry.controlplane.api.NewPlan;
import io.tenantry.controlplane.api.PlanPatch;
import io.tenantry.controlplane.api.PlanView;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.http.RequestBodies;
import io.tenantry.controlplane.instance.Fence;
import io.tenantry.controlplane.instance.FencedChange;
import io.tenantry.controlplane.operation.NewOperation;
import io.tenantry.controlplane.operation.OperationPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Accepts what can be done with plans. */
@ApplicationScoped
class PlanChanges {

  private static final String CHANGE = "change-plan";

  private final Plans plans;
  private final RequestBodies bodies;
  private final Acceptance acceptance;
  private final AuditTrail audit;
  private final ObjectMapper json;

  PlanChanges(
      Plans plans,
      RequestBodies bodies,
      Acceptance acceptance,
      AuditTrail audit,
      ObjectMapper json) {
    this.plans = plans;
    this.bodies = bodies;
    this.acceptance = acceptance;
    this.audit = audit;
    this.json = json;
  }

  @Produces
  @Singleton
  static OperationPlan plan(Fence fence) {
    return new FencedChange(CHANGE, fence);
  }

  /**
   * @throws ProblemException {@code validation-failed} or {@code plan-exists}
   */
  PlanView create(String caller, NewPlan wish) {
    NewPlan plan = PlanRules.checked(wish);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              if (!plans.insert(plan)) {
                throw new ProblemException(
                    ProblemType.PLAN_EXISTS, "Change it, or choose another name.");
              }
              audit.record(entry(caller, "create-plan", plan.name()));
              return plans.get(plan.name());
            });
  }

  /** Writes the change with its acceptance; the operation ends when every instance applies it. */
  CompletionStage<Response> change(ChangeRequest request, String name, byte[] body) {
    JsonNode patch = bodies.read(body, JsonNode.class);
    return acceptance.accept(
        request,
        body,
        operation -> {
          PlanView before = plans.locked(name);
          request.demandMatch(before.version());
          long version = plans.change(name, patched(before, patch));
          return new NewOperation(
              CHANGE,
              Optional.empty(),
              Optional.of(name),
              request.caller(),
              Optional.empty(),
              json.createObjectNode()
                  .put("plan", name)
                  .put(FencedChange.VERSION, version)
                  .set("changes", patch));
        });
  }

  /**
   * The plan as the patch would make it, without changing it.
   *
   * @throws ProblemException the one that the change itself would be refused with
   */
  PlanView tried(ChangeRequest request, String name, byte[] body) {
    PlanView before = plans.get(name);
    request.demandMatch(before.version());
    PlanPatch after = patched(before, bodies.read(body, JsonNode.class));
    return new PlanView(
        name, after.limits(), after.sandboxLimits(), after.entitlements(), before.version());
  }

  /**
   * @throws ProblemException {@code unknown-plan} or {@code plan-in-use}
   */
  void delete(ChangeRequest request, String name) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              request.demandMatch(plans.locked(name).version());
              if (!plans.delete(name)) {
                throw new ProblemException(
                    ProblemType.PLAN_IN_USE, "Give its tenants another plan first.");
              }
              audit.record(entry(request.caller(), "delete-plan", name));
            });
  }

  private PlanPatch patched(PlanView before, JsonNode patch) {
    ObjectNode present =
        json.valueToTree(
            new PlanPatch(before.limits(), before.sandboxLimits(), before.entitlements()));
    try {
      byte[] merged = json.writeValueAsBytes(MergePatch.applied(present, patch));
      return PlanRules.checked(bodies.read(merged, PlanPatch.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON is always JSON", e);
    }
  }

  private static AuditEntry entry(String caller, String action, String plan) {
    return new AuditEntry(
        caller,
        action,
        Optional.empty(),
        Optional.empty(),
        AuditEntry.Outcome.SUCCEEDED,
        Map.of("plan", plan));
  }
}
