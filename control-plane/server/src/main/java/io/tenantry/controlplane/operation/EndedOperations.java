package io.tenantry.controlplane.operation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Wakes those who wait for the end of an operation, in this process. Thread-safe. An announcement
 * is a hint: whoever is woken reads the row.
 *
 * <p>Of an operation that ends here there are two: at once by whoever has ended it, for those who
 * wait for this very one, and by PostgreSQL, for every process.
 */
@ApplicationScoped
public class EndedOperations {

  private final Map<UUID, Set<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * Runs it whenever an operation has ended, once for each, on the thread that says so: it must not
   * block.
   */
  public void whenAny(Runnable listener) {
    listeners.add(listener);
  }

  /** PostgreSQL says that the operation has ended, here or in another process. */
  public void heard(UUID operation) {
    listeners.forEach(Runnable::run);
    announce(operation);
  }

  /** The operation has ended here. */
  void announce(UUID operation) {
    Set<CompletableFuture<Void>> woken = waiting.remove(operation);
    if (woken != null) {
      woken.forEach(waiter -> waiter.complete(null));
    }
  }

  /** Completes with the next announcement; whoever no longer waits cancels it. */
  CompletableFuture<Void> next(UUID operation) {
    CompletableFuture<Void> waiter = new CompletableFuture<>();
    waiting.compute(
        operation,
        (id, waiters) -> {
          Set<CompletableFuture<Void>> all =
              waiters == null ? ConcurrentHashMap.newKeySet() : waiters;
          all.add(waiter);
          return all;
        });
    waiter.whenComplete((done, thrown) -> forget(operation, waiter));
    return waiter;
  }

  private void forget(UUID operation, CompletableFuture<Void> waiter) {
    waiting.computeIfPresent(
        operation,
        (id, waiters) -> {
          waiters.remove(waiter);
          return waiters.isEmpty() ? null : waiters;
        });
  }
}
