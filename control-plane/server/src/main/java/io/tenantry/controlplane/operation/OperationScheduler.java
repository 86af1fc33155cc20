package io.tenantry.controlplane.operation;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/**
 * Decides with db-scheduler which process runs an operation: claims due ones, beats while they run,
 * and revives those whose process has gone silent. The task's data is the operation's id alone.
 */
@ApplicationScoped
public class OperationScheduler {

  private static final Logger LOG = Logger.getLogger(OperationScheduler.class);
  private static final TaskDescriptor<Void> OPERATION = TaskDescriptor.of("operation");
  private static final int MISSED_BEATS_BEFORE_DEAD = 4;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private static final Duration QUEUE_SWEEP = Duration.ofSeconds(5);

  /**
   * So long a process that takes up no operations has for its own, before others take them for
   * abandoned.
   */
  private static final Duration HEAD_START = Duration.ofMinutes(2);

  private final OperationRunner runner;
  private final OperationQueue queue;
  private final Stopping stopping;
  private final InstantSource clock;
  private final boolean takesUp;
  private final Scheduler scheduler;

  OperationScheduler(
      DataSource dataSource,
      OperationRunner runner,
      OperationQueue queue,
      OperationHousekeeping housekeeping,
      @All List<RecurringWork> recurring,
      Stopping stopping,
      InstantSource clock,
      OperationConfig config) {
    this.runner = runner;
    this.queue = queue;
    this.stopping = stopping;
    this.clock = clock;
    this.takesUp = config.takeUp();
    CustomTask<Void> operations =
        Tasks.custom(OPERATION)
            .onDeadExecutionRevive()
            .onFailure(this::runAgainAfterFailure)
            .execute((instance, context) -> run(UUID.fromString(instance.getId())));
    this.scheduler =
        Scheduler.create(dataSource, operations)
            .startTasks(
                Tasks.recurring("operation-housekeeping", FixedDelay.ofHours(1))
                    .execute((instance, context) -> housekeeping.tidy()),
                // Should a process die between the end of one and the beginning of the next.
                Tasks.recurring("operation-queue", FixedDelay.of(QUEUE_SWEEP))
                    .execute((instance, context) -> queue.waiting().forEach(this::admitNext)))
            .startTasks(recurring.stream().map(OperationScheduler::task).toList())
            .tableName("catalog.scheduled_tasks")
            .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
            .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
            .threads(config.threads())
            // One statement claims an execution and reads it.
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(config.poll())
            .heartbeatInterval(config.heartbeat())
            .missedHeartbeatsLimit(MISSED_BEATS_BEFORE_DEAD)
            .shutdownMaxWait(config.shutdown())
            .build();
  }

  private static RecurringTask<Void> task(RecurringWork work) {
    return Tasks.recurring(work.name(), FixedDelay.of(work.every()))
        .execute((instance, context) -> work.run());
  }

  void start(@Observes StartupEvent event) {
    if (takesUp) {
      scheduler.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.request();
    if (takesUp) {
      scheduler.stop();
    }
  }

  /** Whether this process takes up operations. */
  public boolean running() {
    return scheduler.getSchedulerState().isStarted()
        && !scheduler.getSchedulerState().isShuttingDown();
  }

  /** Adds the operation to the caller's transaction. */
  void schedule(UUID operation) {
    Instant due = takesUp ? now() : now().plus(HEAD_START);
    // Whole milliseconds: the database would round a finer time up, past the check that follows.
    // As a batch, because a single one is looked for before: an operation is scheduled once.
    scheduler.scheduleBatch(
        List.of(OPERATION.instance(operation.toString()).build()),
        due.truncatedTo(ChronoUnit.MILLIS));
  }

  /** An operation has ended without it. */
  void forget(UUID operation) {
    try {
      scheduler.cancel(OPERATION.instanceId(operation.toString()));
    } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException e) {
      LOG.debugf("Another process has noticed: operation=%s", operation);
    }
  }

  /** Looks for due operations now; called once the transaction that scheduled one is committed. */
  void wakeUp() {
    scheduler.triggerCheckForDueExecutions();
  }

  /** Runs the operation now if it waits for its next attempt; one that runs is left alone. */
  void hasten(UUID operation) {
    try {
      scheduler.reschedule(
          OPERATION.instanceId(operation.toString()), now().truncatedTo(ChronoUnit.MILLIS));
      wakeUp();
    } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException e) {
      LOG.debugf("Runs already, or has ended: operation=%s", operation);
    }
  }

  private void admitNext(UUID subject) {
    try {
      Optional<UUID> admitted =
          QuarkusTransaction.requiringNew()
              .call(
                  () -> {
                    Optional<UUID> next = queue.admitNext(subject);
                    next.ifPresent(this::schedule);
                    return next;
                  });
      admitted.ifPresent(next -> wakeUp());
    } catch (JdbiException e) {
      LOG.debugf(e, "Another operation began first: subject=%s", subject);
    }
  }

  private CompletionHandler<Void> run(UUID operation) {
    try {
      Outcome outcome = runner.run(operation, this::admitNext);
      return outcome instanceof Outcome.Later later
          ? (complete, next) -> next.reschedule(complete, later.at())
          : new CompletionHandler.OnCompleteRemove<>();
    } catch (StaleAttemptException e) {
      LOG.infof("Left to another process: operation=%s", operation);
      return (complete, next) -> {};
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return (complete, next) -> next.reschedule(complete, now());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new UnfinishedRunException(operation, e);
    }
  }

  private void runAgainAfterFailure(ExecutionComplete complete, ExecutionOperations<Void> next) {
    int failures = complete.getExecution().consecutiveFailures + 1;
    long seconds = Math.min(LONGEST_PAUSE.toSeconds(), 1L << Math.min(failures - 1, 6));
    next.reschedule(complete, now().plusSeconds(seconds));
  }

  private Instant now() {
    return clock.instant();
  }
}
