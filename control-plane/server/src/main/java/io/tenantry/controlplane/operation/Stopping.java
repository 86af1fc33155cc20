package io.tenantry.controlplane.operation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether this process is about to stop: runs then end at the next step. Thread-safe. */
@ApplicationScoped
class Stopping {

  private final CountDownLatch requested = new CountDownLatch(1);

  void request() {
    requested.countDown();
  }

  boolean requested() {
    return requested.getCount() == 0;
  }

  /** Waits; false when the process stops meanwhile. */
  boolean pause(Duration duration) throws InterruptedException {
    return !requested.await(duration.toMillis(), TimeUnit.MILLISECONDS);
  }
}
