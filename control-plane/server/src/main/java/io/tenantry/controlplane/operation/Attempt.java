package io.tenantry.controlplane.operation;

import java.util.Map;
import java.util.UUID;

/**
 * One try of one step within one run: what every write of a runner is guarded by.
 *
 * @param number 1 for the first try
 */
record Attempt(UUID operation, int run, int position, String step, int number) {

  /** Condition on a step {@code s}: it is still at this attempt, and its operation at this run. */
  static final String IS_CURRENT =
      """
         and s.attempt = :attempt
         and exists (select from catalog.operation o where o.id = s.operation_id and o.run = :run)
      """;

  /** A step as it was left by the attempt of the given number, 0 for none. */
  static Attempt before(Claim claim, int position) {
    Claim.StepState step = claim.steps().get(position);
    return new Attempt(claim.operation(), claim.run(), position, step.name(), step.attempt());
  }

  Attempt next() {
    return new Attempt(operation, run, position, step, number + 1);
  }

  /** What {@link #IS_CURRENT} and the place of the step are asked by. */
  Map<String, Object> parameters() {
    return Map.of("operation", operation, "position", position, "attempt", number, "run", run);
  }

  StaleAttemptException stale() {
    return new StaleAttemptException(operation, step, number);
  }
}
