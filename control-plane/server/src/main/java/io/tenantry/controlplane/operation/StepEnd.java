package io.tenantry.controlplane.operation;

import java.util.Map;
import java.util.Optional;

/**
 * How a step ended.
 *
 * @param status as kept in its row
 * @param progress of the whole operation, percent
 * @param result fields to add to the operation's result
 */
record StepEnd(
    String status, Optional<StepFailure> failure, int progress, Map<String, Object> result) {

  static StepEnd succeeded(int progress, Map<String, Object> result) {
    return new StepEnd("succeeded", Optional.empty(), progress, result);
  }

  static StepEnd failed(StepFailure failure, int progress) {
    return new StepEnd("failed", Optional.of(failure), progress, Map.of());
  }

  static StepEnd undone() {
    return new StepEnd("compensated", Optional.empty(), 0, Map.of());
  }
}
