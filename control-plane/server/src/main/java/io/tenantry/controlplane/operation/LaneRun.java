package io.tenantry.controlplane.operation;

import io.tenantry.controlplane.operation.Outcome.Canceled;
import io.tenantry.controlplane.operation.Outcome.Done;
import io.tenantry.controlplane.operation.Outcome.Ended;
import io.tenantry.controlplane.operation.Outcome.GaveUp;
import io.tenantry.controlplane.operation.Outcome.Later;
import io.tenantry.controlplane.operation.PlanLayout.Placed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Runs the steps of one lane, one after the other. */
final class LaneRun {

  private static final Logger LOG = Logger.getLogger(LaneRun.class);

  /** Longer pauses give the thread back and are waited for by the scheduler. */
  private static final Duration LONGEST_PAUSE_IN_RUN = Duration.ofSeconds(1);

  private final OperationRun run;
  private final boolean endsOperation;
  private final List<Placed> lane;

  /**
   * @param lane what is still to be run of it, at least a step
   * @param endsOperation whether nothing runs beside it and nothing after it
   */
  LaneRun(OperationRun run, List<Placed> lane, boolean endsOperation) {
    this.run = run;
    this.endsOperation = endsOperation;
    this.lane = lane;
  }

  Outcome run() throws InterruptedException {
    Attempt attempt = run.journal().begin(run.lastAttemptAt(lane.get(0).position()));
    for (int i = 0; i < lane.size(); i++) {
      StepTries tries = new StepTries(lane.get(i).step(), attempt);
      Outcome outcome = tries.untilEnd();
      if (!(outcome instanceof Done)) {
        return outcome;
      }
      if (i + 1 == lane.size()) {
        return endLast(tries);
      }
      if (run.stopping().requested()) {
        run.journal().end(tries.attempt, tries.end);
        return new Later(run.now());
      }
      Attempt next = run.lastAttemptAt(lane.get(i + 1).position());
      Optional<Attempt> begun = run.journal().endAndBegin(tries.attempt, tries.end, next);
      if (begun.isEmpty()) {
        return new Canceled();
      }
      attempt = begun.get();
    }
    throw new IllegalStateException("a lane ends with its last step");
  }

  private Outcome endLast(StepTries tries) {
    if (endsOperation) {
      run.journal().endAndFinish(tries.attempt, tries.end);
      return new Ended();
    }
    run.journal().end(tries.attempt, tries.end);
    return new Done();
  }

  /** The tries of one step until it has ended or has to wait for long. */
  private final class StepTries {

    private final OperationStep step;
    private Attempt attempt;
    private StepEnd end;

    StepTries(OperationStep step, Attempt begun) {
      this.step = step;
      this.attempt = begun;
    }

    Outcome untilEnd() throws InterruptedException {
      while (true) {
        StepCall call = new StepCall(run, attempt);
        try {
          step.run(call);
          end = StepEnd.succeeded(run.progressAfterOneMore(), call);
          return new Done();
        } catch (StaleAttemptException | InterruptedException e) {
          throw e;
        } catch (Exception e) {
          Outcome outcome = afterFailure(e, call);
          if (outcome != null) {
            return outcome;
          }
        }
      }
    }

    /** Null when the step is to be tried again at once. */
    private Outcome afterFailure(Exception thrown, StepCall call) throws InterruptedException {
      StepFailure failure = StepFailure.of(thrown);
      LOG.warnf(
          thrown,
          "Step failed: operation=%s step=%s attempt=%d code=%s",
          attempt.operation(),
          step.name(),
          attempt.number(),
          failure.code());
      if (thrown instanceof PermanentFailureException
          || attempt.number() > step.policy().retries()) {
        return giveUp(failure, call);
      }
      run.journal().failed(attempt, failure);
      return pauseAndBegin();
    }

    private Outcome giveUp(StepFailure failure, StepCall call) {
      end = StepEnd.failed(failure, run.progressAfterOneMore(), call);
      if (step.policy().then() == StepPolicy.Then.CONTINUE) {
        return new Done();
      }
      run.journal().end(attempt, end);
      return new GaveUp(step.name(), failure);
    }

    private Outcome pauseAndBegin() throws InterruptedException {
      Duration pause = step.policy().pauseAfter(attempt.number());
      if (pause.compareTo(LONGEST_PAUSE_IN_RUN) > 0 || !run.stopping().pause(pause)) {
        return new Later(run.now().plus(pause));
      }
      attempt = run.journal().begin(attempt);
      return null;
    }
  }
}
