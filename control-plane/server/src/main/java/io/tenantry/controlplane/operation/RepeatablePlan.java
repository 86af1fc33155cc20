package io.tenantry.controlplane.operation;

import java.util.List;

/** The plan of an operation that can be asked for again by its parameters alone. */
public record RepeatablePlan(String type, List<Stage> stages) implements OperationPlan {

  public RepeatablePlan {
    stages = List.copyOf(stages);
  }

  public RepeatablePlan(String type, OperationStep... steps) {
    this(type, List.of(Stage.of(steps)));
  }

  @Override
  public boolean repeatable() {
    return true;
  }
}
