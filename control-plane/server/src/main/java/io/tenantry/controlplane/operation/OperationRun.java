package io.tenantry.controlplane.operation;

import io.tenantry.controlplane.operation.Outcome.Canceled;
import io.tenantry.controlplane.operation.Outcome.Done;
import io.tenantry.controlplane.operation.Outcome.Ended;
import io.tenantry.controlplane.operation.Outcome.GaveUp;
import io.tenantry.controlplane.operation.Outcome.Later;
import io.tenantry.controlplane.operation.PlanLayout.Placed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** One run of one operation by this process, from its claim to its end or to the next pause. */
final class OperationRun implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(OperationRun.class);

  private final Claim claim;
  private final PlanLayout plan;
  private final OperationJournal journal;
  private final Stopping stopping;
  private final InstantSource clock;
  private final ExecutorService lanes;
  private final SharedResources resources = new SharedResources();
  private final AtomicInteger ended;

  OperationRun(
      Claim claim,
      PlanLayout plan,
      OperationJournal journal,
      Stopping stopping,
      InstantSource clock,
      ExecutorService lanes) {
    this.claim = claim;
    this.plan = plan.without(placed -> hasEnded(placed.position()));
    this.journal = journal;
    this.stopping = stopping;
    this.clock = clock;
    this.lanes = lanes;
    this.ended =
        new AtomicInteger((int) claim.steps().stream().filter(Claim.StepState::ended).count());
  }

  /** Runs until the operation has ended, or a step asks for a longer pause. */
  Outcome proceed() throws Exception {
    if (claim.compensating()) {
      return undo(claim);
    }
    if (claim.cancelRequested()) {
      return cancel();
    }
    skipDropped();
    for (List<List<Placed>> stage : plan.stages()) {
      Outcome outcome = isToBeCanceledBefore(stage) ? new Canceled() : run(stage);
      if (outcome instanceof GaveUp gaveUp) {
        return turnBack(gaveUp.step(), gaveUp.failure());
      }
      if (outcome instanceof Canceled) {
        return turnBack("", StepFailure.canceled());
      }
      if (outcome instanceof Later) {
        return outcome;
      }
      if (outcome instanceof Ended) {
        return new Done();
      }
    }
    journal.finish(claim, Operation.Status.SUCCEEDED);
    return new Done();
  }

  private void skipDropped() {
    for (Placed placed : plan.skipped()) {
      if (!hasEnded(placed.position())) {
        Attempt attempt = journal.begin(lastAttemptAt(placed.position()));
        journal.end(attempt, StepEnd.skipped(progressAfterOneMore()));
      }
    }
  }

  /** The steps of the first stage see it for themselves, between two of them. */
  private boolean isToBeCanceledBefore(List<List<Placed>> stage) {
    return stage != plan.stages().get(0) && journal.isCancelRequested(claim);
  }

  private boolean isAllThatIsLeft(List<List<Placed>> stage) {
    return stage.size() == 1 && stage == plan.stages().get(plan.stages().size() - 1);
  }

  private Outcome run(List<List<Placed>> stage) throws Exception {
    List<Future<Outcome>> beside = new ArrayList<>();
    for (List<Placed> lane : stage.subList(1, stage.size())) {
      beside.add(lanes.submit(() -> new LaneRun(this, lane, false).run()));
    }
    try {
      Outcome worst = new LaneRun(this, stage.get(0), isAllThatIsLeft(stage)).run();
      for (Future<Outcome> lane : beside) {
        worst = worse(worst, await(lane));
      }
      return worst;
    } finally {
      settle(beside);
    }
  }

  /**
   * No lane outlives its run, also when another one fails in an unforeseen way: what they share is
   * about to be closed. Not cancelled, because a cancelled future says nothing of its thread.
   */
  private static void settle(List<Future<Outcome>> lanes) throws InterruptedException {
    for (Future<Outcome> lane : lanes) {
      try {
        lane.get();
      } catch (ExecutionException e) {
        LOG.debugf(e, "A lane beside has failed as well");
      }
    }
  }

  private static Outcome await(Future<Outcome> lane) throws Exception {
    try {
      return lane.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) e.getCause();
    }
  }

  private static Outcome worse(Outcome one, Outcome other) {
    if (one instanceof GaveUp || other instanceof Done) {
      return one;
    }
    if (one instanceof Canceled && !(other instanceof GaveUp)) {
      return one;
    }
    if (one instanceof Later first && other instanceof Later second) {
      return first.at().isBefore(second.at()) ? first : second;
    }
    return other;
  }

  /**
   * The first step undoes what the acceptance prepared, so it counts as begun even where nothing
   * else is to be undone.
   */
  private Outcome cancel() throws Exception {
    if (claim.isFresh()) {
      journal.begin(lastAttemptAt(0));
    }
    return turnBack("", StepFailure.canceled());
  }

  private Outcome turnBack(String step, StepFailure failure) throws Exception {
    journal.turnBack(claim, step, failure);
    return undo(journal.read(claim));
  }

  private Outcome undo(Claim current) throws Exception {
    new UndoRun(this, current).undo(plan.steps());
    journal.finish(claim, current.canceled() ? Operation.Status.CANCELED : Operation.Status.FAILED);
    return new Done();
  }

  boolean hasEnded(int position) {
    return claim.steps().get(position).ended();
  }

  Attempt lastAttemptAt(int position) {
    return Attempt.before(claim, position);
  }

  int progressAfterOneMore() {
    return 100 * ended.incrementAndGet() / plan.steps().size();
  }

  Instant now() {
    return clock.instant();
  }

  Claim claim() {
    return claim;
  }

  OperationJournal journal() {
    return journal;
  }

  Stopping stopping() {
    return stopping;
  }

  SharedResources resources() {
    return resources;
  }

  @Override
  public void close() {
    resources.close();
  }
}
