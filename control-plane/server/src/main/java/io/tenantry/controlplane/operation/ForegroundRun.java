package io.tenantry.controlplane.operation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Runs operations in the thread that asked for them: for a process that takes up none by itself
 * ({@link OperationConfig#takeUp}). Should it die, or its patience end, any process that does goes
 * on with what was begun.
 */
@ApplicationScoped
public class ForegroundRun {

  private static final Logger LOG = Logger.getLogger(ForegroundRun.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final OperationRunner runner;
  private final OperationScheduler scheduler;
  private final OperationRecords records;
  private final Stopping stopping;
  private final InstantSource clock;

  ForegroundRun(
      OperationRunner runner,
      OperationScheduler scheduler,
      OperationRecords records,
      Stopping stopping,
      InstantSource clock) {
    this.runner = runner;
    this.scheduler = scheduler;
    this.records = records;
    this.stopping = stopping;
    this.clock = clock;
  }

  /**
   * Runs an accepted operation until it has ended, the time is over, or the process stops; a step
   * that is under way when the time is over is finished first.
   *
   * @return the operation as it stands then
   */
  public Operation run(UUID id, Duration atMost) throws InterruptedException {
    Instant deadline = clock.instant().plus(atMost);
    Outcome outcome = advance(id, deadline);
    while (outcome instanceof Outcome.Later later
        && !later.at().isAfter(deadline)
        && stopping.pause(until(later.at()))) {
      outcome = advance(id, deadline);
    }
    return records.find(id).orElseThrow();
  }

  private Outcome advance(UUID id, Instant deadline) throws InterruptedException {
    try {
      Outcome outcome = runner.run(id, subject -> {});
      if (outcome instanceof Outcome.Done) {
        scheduler.forget(id);
      }
      return outcome;
    } catch (StaleAttemptException e) {
      awaitElsewhere(id, deadline);
      return new Outcome.Done();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      LOG.warnf(e, "To be run again: operation=%s", id);
      return new Outcome.Later(clock.instant().plus(PAUSE));
    }
  }

  /** Another process has taken it over, and ends it. */
  private void awaitElsewhere(UUID id, Instant deadline) throws InterruptedException {
    while (!records.find(id).orElseThrow().ended()
        && clock.instant().isBefore(deadline)
        && stopping.pause(PAUSE)) {
      LOG.debugf("Run by another process: operation=%s", id);
    }
  }

  private Duration until(Instant time) {
    Duration left = Duration.between(clock.instant(), time);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
