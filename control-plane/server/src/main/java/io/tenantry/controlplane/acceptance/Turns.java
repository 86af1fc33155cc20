package io.tenantry.controlplane.acceptance;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a few changes be accepted at a time, first come, first served. Those that enter tenants wait
 * for each other in the database anyway, at the row of the server they are placed on; a hundred of
 * them that wait there would hold the connections that running operations need. Thread-safe.
 */
final class Turns {

  private static final int AT_A_TIME = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Semaphore free = new Semaphore(AT_A_TIME, true);

  /**
   * Blocks until it is the caller's turn.
   *
   * @throws ProblemException {@code unavailable} when it does not come within half a minute
   */
  <T> T take(Supplier<T> acceptance) {
    await();
    try {
      return acceptance.get();
    } finally {
      free.release();
    }
  }

  private void await() {
    try {
      if (free.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ProblemException(
        ProblemType.UNAVAILABLE, "Too many changes are being accepted; try again shortly.");
  }
}
