package io.tenantry.tenant.pool;

import java.util.concurrent.atomic.AtomicBoolean;

/** The right to use one connection of a share, given back once. */
final class Lease {

  private final PoolBudget budget;
  private final PoolShare share;
  private final boolean backed;
  private final long since = System.nanoTime();
  private final AtomicBoolean ended = new AtomicBoolean();

  /**
   * @param backed whether there was an idle connection for it; otherwise one has to be opened
   */
  Lease(PoolBudget budget, PoolShare share, boolean backed) {
    this.budget = budget;
    this.share = share;
    this.backed = backed;
  }

  boolean backed() {
    return backed;
  }

  void release() {
    if (ended.compareAndSet(false, true)) {
      budget.release(share);
      share.holder().used(System.nanoTime() - since);
    }
  }
}
