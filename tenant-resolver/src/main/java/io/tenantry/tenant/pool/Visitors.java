package io.tenantry.tenant.pool;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts who is inside, and after closing tells when the last one has left. Thread-safe, lock-free.
 */
final class Visitors {

  /** Added once by closing: a negative count means closed. */
  private static final int CLOSED = Integer.MIN_VALUE;

  private final AtomicInteger inside = new AtomicInteger();
  private volatile Runnable whenLeft = () -> {};

  /** Counts one in, unless closed. */
  boolean enter() {
    int before;
    do {
      before = inside.get();
      if (before < 0) {
        return false;
      }
    } while (!inside.compareAndSet(before, before + 1));
    return true;
  }

  void leave() {
    if (inside.decrementAndGet() == CLOSED) {
      whenLeft.run();
    }
  }

  /** Lets nobody in any more; runs the action once nobody is inside, which may be now. */
  void close(Runnable action) {
    whenLeft = action;
    if (inside.getAndAdd(CLOSED) == 0) {
      action.run();
    }
  }

  /** Whether it is closed and nobody is inside. */
  boolean gone() {
    return inside.get() == CLOSED;
  }
}
