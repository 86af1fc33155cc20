package io.tenantry.tenant.pool;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Somebody who waits for a lease; answered once, with a lease or a refusal. */
final class LeaseRequest {

  private final PoolShare share;
  private final CountDownLatch answered = new CountDownLatch(1);
  private volatile Lease lease;
  private volatile RuntimeException refusal;

  LeaseRequest(PoolShare share) {
    this.share = share;
  }

  PoolShare share() {
    return share;
  }

  void grant(Lease granted) {
    lease = granted;
    answered.countDown();
  }

  void refuse(RuntimeException reason) {
    refusal = reason;
    answered.countDown();
  }

  /** Whether there is an answer; an interrupted wait ends without one. */
  boolean await(Duration atMost) {
    try {
      return answered.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The answer. */
  Lease lease() {
    if (refusal != null) {
      throw refusal;
    }
    return lease;
  }
}
