package io.tenantry.controlplane.operation;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A named, repeatable part of a plan.
 *
 * <p>Instances are shared and called from several threads: they keep no state between calls. A step
 * may be run again after any crash, also when its last run did all of its work but could not say
 * so.
 */
public interface OperationStep {

  /** Lower-case words joined by dashes, unique within a plan: shown to users, kept in rows. */
  String name();

  /** What happens when {@link #run} throws. */
  default StepPolicy policy() {
    return StepPolicy.retry(5).thenAbort();
  }

  /**
   * Whether there is anything to do in an operation of these parameters. Asked once, when it is
   * accepted: a step that is not needed is skipped, and undone like the others.
   */
  default boolean isNeeded(JsonNode params) {
    return true;
  }

  /**
   * Brings about the effect of this step: looks first, then does only what is missing. May block.
   *
   * @throws StaleAttemptException unchanged, when another runner has taken over
   * @throws PermanentFailureException when trying again cannot help
   */
  void run(StepContext context) throws Exception;

  /**
   * Undoes the effect, if there is any. Called in reverse order, for the failed step too, and
   * possibly for one that never ran; repeated until it succeeds.
   */
  default void compensate(StepContext context) throws Exception {}
}
