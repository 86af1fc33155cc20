package io.tenantry.controlplane.operation;

import java.time.Instant;

/** How far a run, or a part of it, got. */
sealed interface Outcome {

  /** Everything it had to do is done. */
  record Done() implements Outcome {}

  /** Its last step was the operation's, which has ended with it. */
  record Ended() implements Outcome {}

  /** Somebody wants the operation undone. */
  record Canceled() implements Outcome {}

  /** A step asks to be tried again, not before the given time; nothing is lost until then. */
  record Later(Instant at) implements Outcome {}

  /** A step gave up: what was done is to be undone. */
  record GaveUp(String step, StepFailure failure) implements Outcome {}
}
