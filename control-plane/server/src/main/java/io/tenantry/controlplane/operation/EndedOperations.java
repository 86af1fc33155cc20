package io.tenantry.controlplane.operation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Wakes those who wait for the end of an operation, in this process. Thread-safe. An announcement
 * is a hint: whoever is woken reads the row.
 */
@ApplicationScoped
public class EndedOperations {

  private final Map<UUID, Set<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();

  /** The operation has ended, here or in another process. */
  public void announce(UUID operation) {
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
