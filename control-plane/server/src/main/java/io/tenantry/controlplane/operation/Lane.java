package io.tenantry.controlplane.operation;

import java.util.List;

/**
 * Steps that run one after the other.
 *
 * @param steps at least one
 */
public record Lane(List<OperationStep> steps) {

  public Lane {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a lane needs a step");
    }
  }

  public static Lane of(OperationStep... steps) {
    return new Lane(List.of(steps));
  }
}
