package io.tenantry.tenant.pool;

/**
 * One tenant's part of a {@link PoolBudget}. The counters belong to the budget and are touched
 * under its lock alone.
 */
final class PoolShare {

  private final int mostWaiting;
  private final Holder holder;

  int most;
  int open;
  int used;
  int closing;
  int waiting;
  long lastUsed;
  long lastGrant;
  boolean retired;

  /**
   * @param most connections of this tenant, at least 1
   * @param mostWaiting requests that may wait for one of them
   */
  PoolShare(int most, int mostWaiting, Holder holder) {
    this.most = Math.max(1, most);
    this.mostWaiting = mostWaiting;
    this.holder = holder;
  }

  int most() {
    return most;
  }

  int mostWaiting() {
    return mostWaiting;
  }

  Holder holder() {
    return holder;
  }

  /** What this share takes of the budget. */
  int weight() {
    return Math.max(open, used + closing);
  }

  /** Connections that nobody uses and nobody has asked back. */
  int idle() {
    return open - used - closing;
  }

  /** Whoever has the connections of the share. Called outside the lock; must not block. */
  interface Holder {

    /** Close every connection that nobody uses, and report each to {@link PoolBudget#closed}. */
    void closeIdle();

    /** A connection has been lent for so long. */
    void used(long nanos);

    /** Nothing is open, lent or promised any more. */
    void emptied();
  }
}
