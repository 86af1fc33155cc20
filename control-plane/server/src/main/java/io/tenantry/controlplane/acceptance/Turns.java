package io.tenantry.controlplane.acceptance;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a few changes be accepted at a time, first come, first served. Those that enter tenants wait
 * for each other in the database anyway, at the row of the server they are placed on; a hundred of
 * them that wait there would hold the connections that running operations need. Thread-safe.
 */
@Singleton
final class Turns {

  private final Semaphore free;
  private final Duration patience;

  /**
   * @throws IllegalArgumentException for settings by which nothing would ever be accepted
   */
  Turns(AcceptanceConfig config) {
    if (config.atATime() < 1 || config.patience().toMillis() < 1) {
      throw new IllegalArgumentException(
          "tenantry.acceptance.at-a-time must be at least 1 and tenantry.acceptance.patience at"
              + " least a millisecond");
    }
    this.free = new Semaphore(config.atATime(), true);
    this.patience = config.patience();
  }

  /**
   * Blocks until it is the caller's turn.
   *
   * @throws ProblemException {@code unavailable} when it does not come in time
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
      if (free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ProblemException(
        ProblemType.UNAVAILABLE, "Too many changes are being accepted; try again shortly.");
  }
}
