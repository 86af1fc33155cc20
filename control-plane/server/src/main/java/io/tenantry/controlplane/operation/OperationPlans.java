package io.tenantry.controlplane.operation;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All plans, by type. */
@ApplicationScoped
class OperationPlans {

  private final Map<String, PlanLayout> byType = new HashMap<>();

  OperationPlans(@All List<OperationPlan> plans) {
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
    return find(type).orElseThrow(() -> new IllegalArgumentException("no plan is named " + type));
  }

  /**
   * The plan with its steps where the rows of an operation have them.
   *
   * @throws UnknownStepsException when there are steps that no plan of this release knows
   */
  PlanLayout placedAs(String type, List<String> names) {
    return find(type).orElseThrow(() -> new UnknownStepsException(type, names)).placedAs(names);
  }

  /** Empty for a type that only another release knows. */
  Optional<PlanLayout> find(String type) {
    return Optional.ofNullable(byType.get(type));
  }
}
