package io.tenantry.controlplane.operation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/** All plans, by type. */
@ApplicationScoped
class OperationPlans {

  private final Map<String, PlanLayout> byType = new HashMap<>();

  OperationPlans(@io.quarkus.arc.All java.util.List<OperationPlan> plans) {
    for (OperationPlan plan : plans) {
      if (byType.put(plan.type(), PlanLayout.of(plan)) != null) {
        throw new IllegalArgumentException("two plans are named " + plan.type());
      }
    }
  }

  /**
   * @throws IllegalArgumentException when no plan has this type
   */
  PlanLayout get(String type) {
    PlanLayout plan = byType.get(type);
    if (plan == null) {
      throw new IllegalArgumentException("no plan is named " + type);
    }
    return plan;
  }
}
