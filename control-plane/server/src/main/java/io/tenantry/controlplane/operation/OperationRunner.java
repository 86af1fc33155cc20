package io.tenantry.controlplane.operation;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Takes operations up and runs them as far as they get. Thread-safe. */
@ApplicationScoped
class OperationRunner {

  private final OperationJournal journal;
  private final OperationPlans plans;
  private final EndedOperations ended;
  private final Stopping stopping;
  private final InstantSource clock;
  private final ExecutorService lanes = Executors.newCachedThreadPool();

  OperationRunner(
      OperationJournal journal,
      OperationPlans plans,
      EndedOperations ended,
      Stopping stopping,
      InstantSource clock) {
    this.journal = journal;
    this.plans = plans;
    this.ended = ended;
    this.stopping = stopping;
    this.clock = clock;
  }

  /**
   * Runs the operation until it has ended ({@code Done}) or wants to be run again ({@code Later}).
   *
   * @param freed told the subject on which nothing runs any more
   * @throws StaleAttemptException when another process has taken over
   * @throws UnknownStepsException when only a process of another release can run it, which its
   *     steps say from then on
   * @throws Exception when undoing is held up; to be run again
   */
  Outcome run(UUID operation, Consumer<UUID> freed) throws Exception {
    Optional<Claim> claim = journal.claim(operation);
    if (claim.isEmpty()) {
      return new Outcome.Done();
    }
    PlanLayout plan = layout(claim.get());
    try (OperationRun run = new OperationRun(claim.get(), plan, journal, stopping, clock, lanes)) {
      Outcome outcome = run.proceed();
      if (outcome instanceof Outcome.Done) {
        ended.announce(operation);
        claim.get().subject().ifPresent(freed);
      }
      return outcome;
    }
  }

  private PlanLayout layout(Claim claim) {
    try {
      List<String> names = claim.steps().stream().map(Claim.StepState::name).toList();
      return plans.placedAs(claim.type(), names);
    } catch (UnknownStepsException e) {
      journal.leave(claim, e.steps());
      throw e;
    }
  }

  @PreDestroy
  void close() {
    lanes.shutdownNow();
  }
}
