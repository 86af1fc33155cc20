package io.tenantry.tenant.pool;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * This instance's part of a database server's connections: leased, for a time, by this instance's
 * own clock. Without one there are two connections, for which the catalog leaves room on the
 * server: for every registered instance, and for as many that nobody knows of yet as its reserve
 * pays for. Thread-safe.
 */
final class Slice {

  static final int WITHOUT = 2;

  private final LongSupplier nanoTime;
  private int most;
  private int connections;
  private long validUntil;
  private boolean leased = true;

  /**
   * @param most that this instance uses, however much it is given; at least 1
   */
  Slice(int most, LongSupplier nanoTime) {
    this.most = most;
    this.nanoTime = nanoTime;
    this.validUntil = nanoTime.getAsLong();
  }

  synchronized void most(int newMost) {
    most = newMost;
  }

  synchronized void renew(int granted, Duration validFor) {
    connections = granted;
    validUntil = nanoTime.getAsLong() + validFor.toNanos();
    leased = true;
  }

  /** Nobody leases these connections: this instance may use as many as it is configured to. */
  synchronized void unleased() {
    leased = false;
  }

  /** Connections that may be open now, at least one. */
  synchronized int limit() {
    if (!leased) {
      return Math.max(1, most);
    }
    boolean lapsed = nanoTime.getAsLong() - validUntil >= 0;
    return Math.max(1, Math.min(most, Math.max(WITHOUT, lapsed ? 0 : connections)));
  }
}
