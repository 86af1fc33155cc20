package io.tenantry.controlplane.operation;

import java.util.Map;
import java.util.Optional;

/**
 * How a step ended.
 *
 * @param status as kept in its row
 * @param progress of the whole operation, percent
 * @param result fields to add to the operation's result
 * @param decided whether there is no way back from here: a cancellation comes too late
 */
record StepEnd(
    String status,
    Optional<StepFailure> failure,
    int progress,
    Map<String, Object> result,
    boolean decided) {

  static StepEnd succeeded(int progress, StepCall call) {
    return new StepEnd("succeeded", Optional.empty(), progress, call.result(), call.isDecided());
  }

  /** What the step has said before it failed stays said. */
  static StepEnd failed(StepFailure failure, int progress, StepCall call) {
    return new StepEnd("failed", Optional.of(failure), progress, call.result(), false);
  }

  /** This release does not run it any more. */
  static StepEnd skipped(int progress) {
    StepFailure why =
        new StepFailure("step-dropped", "this release of the control plane does without the step");
    return new StepEnd("skipped", Optional.of(why), progress, Map.of(), false);
  }

  /** The same as the end of the last step. */
  StepEnd last() {
    return new StepEnd(status, failure, 100, result, decided);
  }

  static StepEnd undone() {
    return new StepEnd("compensated", Optional.empty(), 0, Map.of(), false);
  }
}
