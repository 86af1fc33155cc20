package io.tenantry.controlplane.operation;

import java.util.UUID;

/**
 * One try of one step within one run: what every write of a runner is guarded by.
 *
 * @param number 1 for the first try
 */
record Attempt(UUID operation, int run, int position, String step, int number) {

  /** A step as it was left by the attempt of the given number, 0 for none. */
  static Attempt before(Claim claim, int position) {
    Claim.StepState step = claim.steps().get(position);
    return new Attempt(claim.operation(), claim.run(), position, step.name(), step.attempt());
  }

  Attempt next() {
    return new Attempt(operation, run, position, step, number + 1);
  }

  StaleAttemptException stale() {
    return new StaleAttemptException(operation, step, number);
  }
}
