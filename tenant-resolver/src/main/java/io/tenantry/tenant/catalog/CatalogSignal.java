package io.tenantry.tenant.catalog;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Wakes the catalog thread before its next beat is due. Any thread may raise it. */
@Singleton
public class CatalogSignal {

  private final Semaphore raised = new Semaphore(0);
  private final AtomicBoolean own = new AtomicBoolean();

  /** This instance has something to acknowledge, to tell or to ask for; never blocks. */
  public void raise() {
    own.set(true);
    raised.release();
  }

  /** The catalog may have changed: there is something to read, and no more; never blocks. */
  void heard() {
    raised.release();
  }

  /**
   * Waits for a signal; several raised meanwhile count as one.
   *
   * @return false when nothing but news of the catalog ended the wait
   */
  boolean await(Duration atMost) throws InterruptedException {
    if (raised.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      raised.drainPermits();
      return own.getAndSet(false);
    }
    return true;
  }
}
