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
 * @param steps in the order of their positions
 */
record Claim(
    UUID operation,
    String type,
    Optional<UUID> subject,
    JsonNode params,
    int run,
    boolean compensating,
    List<StepState> steps) {

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
