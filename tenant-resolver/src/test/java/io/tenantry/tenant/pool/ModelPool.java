package io.tenantry.tenant.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A pool of imaginary connections that keeps the rules of a {@link PoolShare.Holder} and counts
 * what is really open on the imaginary server.
 */
final class ModelPool implements PoolShare.Holder {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final PoolBudget budget;
  private final PoolShare share;
  private final AtomicInteger openOnServer;
  private final AtomicInteger highest;
  private final Executor housekeeping;
  private int idle;

  ModelPool(
      PoolBudget budget,
      int most,
      AtomicInteger openOnServer,
      AtomicInteger highest,
      Executor housekeeping) {
    this.budget = budget;
    this.share = new PoolShare(most, 1_000, this);
    this.openOnServer = openOnServer;
    this.highest = highest;
    this.housekeeping = housekeeping;
  }

  /** Borrows a connection, opens one if there is none idle, and gives it back. */
  void use() {
    Lease lease = budget.acquire(share, PATIENCE);
    if (!takeIdle()) {
      open();
    }
    Thread.yield();
    giveBack();
    lease.release();
  }

  /** A connection that cannot be opened, as when the server is down. */
  void failToOpen() {
    Lease lease = budget.acquire(share, PATIENCE);
    if (takeIdle()) {
      giveBack();
    } else if (budget.opening(share)) {
      budget.closed(share);
    }
    lease.release();
  }

  /** A connection that breaks while it is used. */
  void breakInUse() {
    Lease lease = budget.acquire(share, PATIENCE);
    if (!takeIdle()) {
      open();
    }
    openOnServer.decrementAndGet();
    budget.closed(share);
    lease.release();
  }

  void limitTo(int most) {
    budget.most(share, most);
  }

  private void open() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!budget.opening(share)) {
      if (takeIdle()) {
        return;
      }
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("never got leave to open");
      }
      Thread.yield();
    }
    highest.accumulateAndGet(openOnServer.incrementAndGet(), Math::max);
  }

  private synchronized boolean takeIdle() {
    if (idle == 0) {
      return false;
    }
    idle--;
    return true;
  }

  private synchronized void giveBack() {
    idle++;
  }

  @Override
  public void closeIdle() {
    housekeeping.execute(
        () -> {
          while (takeIdle()) {
            openOnServer.decrementAndGet();
            budget.closed(share);
          }
        });
  }

  @Override
  public void used(long nanos) {
    assertThat(nanos).isNotNegative();
  }

  @Override
  public void emptied() {
    if (!budget.empty(share)) {
      // Somebody came in meanwhile; that is allowed, and the pool then stays.
      Thread.yield();
    }
  }
}
