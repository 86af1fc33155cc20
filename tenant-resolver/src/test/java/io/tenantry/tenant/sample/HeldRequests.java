package io.tenantry.tenant.sample;

import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Requests that stay inside until a test lets them go on. */
@Singleton
public class HeldRequests {

  private final Semaphore arrived = new Semaphore(0);
  private final Semaphore released = new Semaphore(0);

  void hold() {
    arrived.release();
    try {
      if (!released.tryAcquire(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("never released");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public void awaitOne() throws InterruptedException {
    if (!arrived.tryAcquire(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no request has arrived");
    }
  }

  public void release() {
    released.release();
  }
}
