package io.tenantry.controlplane.operation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.context.ManagedExecutor;

/**
 * Accepts operations and tells how they fare: what the rest of the control plane sees of the
 * engine.
 */
@ApplicationScoped
public class Operations {

  /** A waiter looks for itself this often, should a notification be lost. */
  private static final Duration DOUBT = Duration.ofSeconds(2);

  private final OperationRecords records;
  private final OperationPlans plans;
  private final OperationScheduler scheduler;
  private final OperationQueue queue;
  private final OperationCancellation cancellation;
  private final EndedOperations ended;
  private final TransactionSynchronizationRegistry transactions;
  private final ManagedExecutor executor;
  private final InstantSource clock;

  Operations(
      OperationRecords records,
      OperationPlans plans,
      OperationScheduler scheduler,
      OperationQueue queue,
      OperationCancellation cancellation,
      EndedOperations ended,
      TransactionSynchronizationRegistry transactions,
      ManagedExecutor executor,
      InstantSource clock) {
    this.records = records;
    this.plans = plans;
    this.scheduler = scheduler;
    this.queue = queue;
    this.cancellation = cancellation;
    this.ended = ended;
    this.transactions = transactions;
    this.executor = executor;
    this.clock = clock;
  }

  /**
   * Accepts an operation as part of the running transaction, without which there is no operation;
   * it begins at once when that commits. The audit trail says who asked for it, and why.
   *
   * @throws OperationRunningException when another one on the same subject has not ended
   * @throws IllegalStateException outside a transaction
   */
  public void accept(UUID id, NewOperation operation) {
    if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
      throw new IllegalStateException("an operation is accepted within a transaction");
    }
    if (records.insert(id, operation, plans.get(operation.type()))) {
      scheduler.schedule(id);
      transactions.registerInterposedSynchronization(new WakeUpOnCommit());
    }
  }

  /**
   * Asks for an operation to be undone. One that waits for its turn ends here; one that runs turns
   * back after the step it is in. Part of the running transaction, if there is one; {@link #hasten}
   * it afterwards.
   *
   * @param by who asks
   * @return false when it cannot be canceled: it has ended, is being undone already, or its plan
   *     has no way back
   */
  public boolean cancel(Operation operation, String by) {
    if (cancellation.endQueued(operation.id(), by)) {
      ended.announce(operation.id());
      return true;
    }
    return hasWayBack(operation) && cancellation.request(operation.id(), by);
  }

  /** Whether an operation that has failed can be asked for again by its parameters alone. */
  public boolean repeatable(Operation operation) {
    boolean unsuccessful =
        operation.status() == Operation.Status.FAILED
            || operation.status() == Operation.Status.CANCELED;
    return unsuccessful && plans.find(operation.type()).filter(PlanLayout::repeatable).isPresent();
  }

  /** Whether an operation can be canceled now. */
  public boolean cancelable(Operation operation) {
    return !operation.ended() && hasWayBack(operation);
  }

  private boolean hasWayBack(Operation operation) {
    return plans.find(operation.type()).filter(PlanLayout::cancelable).isPresent();
  }

  /** The parameters of an ended operation as they would be if it were asked for now. */
  public JsonNode paramsNow(Operation operation) {
    return operation
        .subject()
        .map(subject -> queue.paramsNow(operation.type(), subject, operation.params()))
        .orElse(operation.params());
  }

  /** Begins at once what waits for its next attempt. */
  public void hasten(UUID operation) {
    scheduler.hasten(operation);
  }

  /** The application database's clock. */
  public Instant now() {
    return records.now();
  }

  /** What has changed since a time of the application database's clock, the oldest change first. */
  public List<ChangedOperation> changedSince(Instant since, int atMost) {
    return records.changedSince(since, atMost);
  }

  public Optional<Operation> find(UUID id) {
    return records.find(id);
  }

  /** Newest first. */
  public List<Operation> list(OperationFilter filter) {
    return records.list(filter);
  }

  /** The operation once it has ended, or as it stands when the time is over. Blocks no thread. */
  public CompletionStage<Optional<Operation>> whenEnded(UUID id, Duration atMost) {
    return lookUntil(id, clock.instant().plus(atMost));
  }

  private CompletionStage<Optional<Operation>> lookUntil(UUID id, Instant deadline) {
    CompletableFuture<Void> announced = ended.next(id);
    Optional<Operation> found = records.find(id);
    Duration left = Duration.between(clock.instant(), deadline);
    if (found.isEmpty() || found.get().ended() || left.isNegative() || left.isZero()) {
      announced.cancel(false);
      return CompletableFuture.completedFuture(found);
    }
    long pause = Math.min(left.toMillis() + 1, DOUBT.toMillis());
    return announced
        .completeOnTimeout(null, pause, TimeUnit.MILLISECONDS)
        .thenComposeAsync(woken -> lookUntil(id, deadline), executor);
  }

  private final class WakeUpOnCommit implements Synchronization {

    @Override
    public void beforeCompletion() {
      // Nothing to flush.
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        scheduler.wakeUp();
      }
    }
  }
}
