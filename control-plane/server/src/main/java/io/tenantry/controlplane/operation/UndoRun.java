package io.tenantry.controlplane.operation;

import io.tenantry.controlplane.operation.PlanLayout.Placed;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Undoes in reverse what an operation did. A step that cannot be undone now ends the run with an
 * exception; the scheduler tries again, for ever, with growing pauses.
 */
final class UndoRun {

  private static final Logger LOG = Logger.getLogger(UndoRun.class);

  private final OperationRun run;
  private final Claim claim;

  /**
   * @param claim read after the operation turned back, so that it knows every attempt
   */
  UndoRun(OperationRun run, Claim claim) {
    this.run = run;
    this.claim = claim;
  }

  void undo(List<Placed> steps) throws Exception {
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (claim.steps().get(i).needsUndoing()) {
        undo(steps.get(i));
      }
    }
  }

  private void undo(Placed placed) throws Exception {
    Attempt attempt = run.journal().beginUndo(Attempt.before(claim, placed.position()));
    try {
      placed.step().compensate(new StepCall(run, attempt));
    } catch (StaleAttemptException | InterruptedException e) {
      throw e;
    } catch (Exception e) {
      LOG.warnf(
          e,
          "Step not undone yet: operation=%s step=%s attempt=%d",
          attempt.operation(),
          attempt.step(),
          attempt.number());
      run.journal().failed(attempt, StepFailure.of(e));
      throw e;
    }
    run.journal().end(attempt, StepEnd.undone());
  }
}
