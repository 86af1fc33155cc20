package io.tenantry.tenant.catalog;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the catalog thread before its next beat is due. Any thread may raise it. */
@Singleton
public class CatalogSignal {

  private final Semaphore raised = new Semaphore(0);

  /** Says that there is something to read or to acknowledge; never blocks. */
  public void raise() {
    raised.release();
  }

  /** Waits for a signal; several raised meanwhile count as one. */
  void await(Duration atMost) throws InterruptedException {
    if (raised.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      raised.drainPermits();
    }
  }
}
