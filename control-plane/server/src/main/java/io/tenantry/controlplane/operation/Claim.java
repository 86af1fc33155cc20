package io.tenantry.controlplane.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An operation taken up by a process.
 *
 * @param run the number under which this process writes
 * @param compensating whether its steps are being undone already
 * @param canceled whether they are because somebody asked for it
 * @param cancelRequested whether somebody has asked for it
 * @param steps in the order of their positions
 */
record Claim(
    UUID operation,
    String type,
    Optional<UUID> subject,
    JsonNode params,
    int run,
    boolean compensating,
    boolean canceled,
    boolean cancelRequested,
    List<StepState> steps) {

  /** Whether no step was ever begun. */
  boolean isFresh() {
    return steps.stream().allMatch(step -> step.attempt() == 0);
  }

  /** What was recorded of a step when the operation was taken up. */
  record StepState(String name, String status, int attempt) {

    boolean ended() {
      return switch (status) {
        case "succeeded", "failed", "skipped" -> true;
        default -> false;
      };
    }

    boolean needsUndoing() {
      return !status.equals("pending") && !status.equals("compensated");
    }
  }
}
