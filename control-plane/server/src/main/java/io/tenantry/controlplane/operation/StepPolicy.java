package io.tenantry.controlplane.operation;

import java.time.Duration;

/**
 * What happens when a step fails, as a sentence: {@code
 * retry(5).withBackoff(ofMillis(200)).thenAbort()}.
 *
 * @param retries how many more times the step is tried, 0..100
 * @param backoff pause before the first retry; doubled for each one after it, at most one minute
 * @param then what happens once the retries are used up
 */
public record StepPolicy(int retries, Duration backoff, Then then) {

  /** The end of a step that keeps failing. */
  public enum Then {
    /** Undo what was done, in reverse, and end the operation as failed. */
    ABORT,
    /** Mark the step failed and go on with the next one. */
    CONTINUE
  }

  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

  public StepPolicy {
    if (retries < 0 || retries > 100) {
      throw new IllegalArgumentException("retries must be 0..100: " + retries);
    }
    if (backoff.isNegative()) {
      throw new IllegalArgumentException("backoff must not be negative: " + backoff);
    }
  }

  public static StepPolicy retry(int retries) {
    return new StepPolicy(retries, Duration.ofMillis(200), Then.ABORT);
  }

  public static StepPolicy never() {
    return new StepPolicy(0, Duration.ZERO, Then.ABORT);
  }

  public StepPolicy withBackoff(Duration first) {
    return new StepPolicy(retries, first, then);
  }

  public StepPolicy thenAbort() {
    return new StepPolicy(retries, backoff, Then.ABORT);
  }

  public StepPolicy thenContinue() {
    return new StepPolicy(retries, backoff, Then.CONTINUE);
  }

  /** The pause after the given failed attempt, the first being 1. */
  Duration pauseAfter(int attempt) {
    Duration pause = backoff;
    for (int i = 1; i < attempt && pause.compareTo(LONGEST_BACKOFF) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : pause;
  }
}
