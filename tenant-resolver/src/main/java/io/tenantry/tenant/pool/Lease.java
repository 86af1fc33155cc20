package io.tenantry.tenant.pool;

import java.util.concurrent.atomic.AtomicBoolean;

/** The right to use one connection of a share, given back once. */
final class Lease {

  private final PoolBudget budget;
  private final PoolShare share;
  private final AtomicBoolean ended = new AtomicBoolean();

  Lease(PoolBudget budget, PoolShare share) {
    this.budget = budget;
    this.share = share;
  }

  void release() {
    if (ended.compareAndSet(false, true)) {
      budget.release(share);
    }
  }
}
