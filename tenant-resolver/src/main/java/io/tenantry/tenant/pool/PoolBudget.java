package io.tenantry.tenant.pool;

import io.tenantry.tenant.TenantProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The connections that this instance may hold on one database server, and who holds them.
 *
 * <p>A tenant's share weighs what it has open, or what it has lent out and is closing if that is
 * more (a lease precedes its connection). The sum of all weights never exceeds the limit, so
 * neither does the number of connections. Of those who wait the tenant that holds least is next,
 * and of several the one that was given nothing for longest; a tenant at its own limit lets the
 * ones behind it pass. So a tenant may have as many as its limit while nobody waits, and once
 * somebody does, what it gives back goes to whoever has less. When there is no room for one
 * waiting, a share that has idle connections is told to close them, unless the one waiting would
 * only get a further connection at the price of a tenant at work.
 *
 * <p>Thread-safe. Holders are called after the lock is released, never under it.
 */
final class PoolBudget {

  private final ReentrantLock lock = new ReentrantLock();
  private final LongSupplier nanoTime;
  private final Set<PoolShare> active = new HashSet<>();
  private final Set<LeaseRequest> waiting = new LinkedHashSet<>();
  private final List<Runnable> effects = new ArrayList<>();
  private int limit;
  private int weight;
  private long grants;

  /**
   * @param limit most connections at any moment, at least 1
   * @param nanoTime a monotonic clock
   */
  PoolBudget(int limit, LongSupplier nanoTime) {
    this.limit = positive(limit);
    this.nanoTime = nanoTime;
  }

  /** Changes the limit; what is idle over it goes now, the rest as it is released. */
  void limit(int newLimit) {
    change(
        () -> {
          limit = positive(newLimit);
          int over = weight - limit - closing();
          for (PoolShare share : Eviction.leastRecentlyUsedFirst(active, nanoTime.getAsLong())) {
            over -= over > 0 ? reclaim(share) : 0;
          }
        });
  }

  /** Changes the most that the share may hold, at least 1; what is over it is given back. */
  void most(PoolShare share, int most) {
    change(
        () -> {
          share.most = Math.max(1, most);
          if (share.weight() > share.most) {
            reclaim(share);
          }
        });
  }

  /**
   * Takes the right to use one connection of the share, waiting for it within bounds.
   *
   * @throws TenantProblemException {@code too-many-requests} when the tenant is at its own limit,
   *     {@code server-full} when others hold the budget, {@code tenant-database-unavailable} when
   *     the share is retired
   */
  Lease acquire(PoolShare share, Duration atMost) {
    LeaseRequest request = new LeaseRequest(share);
    change(() -> enter(request));
    if (!request.await(atMost)) {
      change(() -> withdraw(request));
    }
    return request.lease();
  }

  private void enter(LeaseRequest request) {
    PoolShare share = request.share();
    if (share.retired) {
      request.refuse(LeaseRefusals.retired());
    } else if (share.waiting >= share.mostWaiting()) {
      request.refuse(LeaseRefusals.overOwnLimit());
    } else if (!waiting.isEmpty() || !granted(request)) {
      waiting.add(request);
      share.waiting++;
    }
  }

  private void withdraw(LeaseRequest request) {
    if (waiting.remove(request)) {
      PoolShare share = request.share();
      share.waiting--;
      request.refuse(
          share.used >= share.most() ? LeaseRefusals.overOwnLimit() : LeaseRefusals.full());
    }
  }

  /** Gives the right back. The connection, if there is one, stays open and idle. */
  void release(PoolShare share) {
    change(
        () -> {
          int before = share.weight();
          share.used--;
          share.lastUsed = nanoTime.getAsLong();
          settle(share, before);
          if (share.retired || weight > limit || share.weight() > share.most()) {
            reclaim(share);
          }
        });
  }

  /**
   * Asks for leave to open a connection. Refused for a moment while a connection of the same share
   * that nobody may use any more is still being closed.
   */
  boolean opening(PoolShare share) {
    lock.lock();
    try {
      if (share.open >= share.used + share.closing) {
        return false;
      }
      share.open++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** A connection is closed, or was not opened after all. */
  void closed(PoolShare share) {
    change(
        () -> {
          int before = share.weight();
          share.open--;
          share.closing = Math.max(0, share.closing - 1);
          settle(share, before);
        });
  }

  /** No more leases for this share, its waiting requests fail, its idle connections go. */
  void retire(PoolShare share) {
    change(
        () -> {
          share.retired = true;
          for (LeaseRequest request : List.copyOf(waiting)) {
            if (request.share() == share && waiting.remove(request)) {
              share.waiting--;
              request.refuse(LeaseRefusals.retired());
            }
          }
          reclaim(share);
        });
  }

  /** Tells shares that were not used for so long to close what they have idle. */
  void reclaimUnused(Duration since) {
    change(
        () -> {
          long now = nanoTime.getAsLong();
          for (PoolShare share : active) {
            if (share.closing > 0 || now - share.lastUsed >= since.toNanos()) {
              reclaim(share);
            }
          }
        });
  }

  /** What is held at this moment; never more than the limit unless the limit was just lowered. */
  int weight() {
    lock.lock();
    try {
      return weight;
    } finally {
      lock.unlock();
    }
  }

  int limit() {
    lock.lock();
    try {
      return limit;
    } finally {
      lock.unlock();
    }
  }

  /** What may be open at this moment: the limit, or what is open if that is more. */
  int holding() {
    lock.lock();
    try {
      return Math.max(limit, weight);
    } finally {
      lock.unlock();
    }
  }

  /** What would be open if there were no limit but the tenants' own, idle connections included. */
  int demand() {
    lock.lock();
    try {
      int unmet =
          waiting.stream()
              .map(LeaseRequest::share)
              .distinct()
              .mapToInt(share -> Math.min(share.most() - share.used, share.waiting))
              .sum();
      return weight + Math.max(0, unmet);
    } finally {
      lock.unlock();
    }
  }

  /** The share as it is now. */
  PoolState state(PoolShare share) {
    lock.lock();
    try {
      return new PoolState(
          share.open, share.used, share.waiting, share.most(), weight, limit, waiting.size());
    } finally {
      lock.unlock();
    }
  }

  /** How many requests of the share wait for a connection. */
  int waiting(PoolShare share) {
    lock.lock();
    try {
      return share.waiting;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the share holds nothing at all, so that its pool may go. */
  boolean empty(PoolShare share) {
    lock.lock();
    try {
      return share.weight() == 0;
    } finally {
      lock.unlock();
    }
  }

  private boolean granted(LeaseRequest request) {
    PoolShare share = request.share();
    int before = share.weight();
    boolean backed = share.idle() > 0;
    boolean room = weight < limit && share.used + share.closing < share.most();
    if (!backed && !room) {
      return false;
    }
    share.used++;
    share.lastGrant = ++grants;
    share.lastUsed = nanoTime.getAsLong();
    settle(share, before);
    request.grant(new Lease(this, share, backed));
    return true;
  }

  /** Lets in, in order, whoever can be let in, and makes room for those who cannot. */
  private void dispatch() {
    int coming = closing();
    for (LeaseRequest request : Turn.order(waiting)) {
      PoolShare share = request.share();
      if (granted(request)) {
        waiting.remove(request);
        share.waiting--;
      } else if (share.used + share.closing < share.most()) {
        coming = coming > 0 ? coming - 1 : Math.max(0, makeRoomFor(share) - 1);
      }
    }
  }

  /** Has somebody else close what it has idle; answers how many that are. */
  private int makeRoomFor(PoolShare beneficiary) {
    return Eviction.victim(active, beneficiary, nanoTime.getAsLong()).map(this::reclaim).orElse(0);
  }

  private int closing() {
    return active.stream().mapToInt(share -> share.closing).sum();
  }

  /** Marks what is idle as closing and says so to the holder; answers how many that are. */
  private int reclaim(PoolShare share) {
    int idle = Math.max(0, share.idle());
    share.closing += idle;
    if (share.closing > 0) {
      effects.add(share.holder()::closeIdle);
    }
    return idle;
  }

  private void settle(PoolShare share, int before) {
    share.closing = Math.min(share.closing, Math.max(0, share.open - share.used));
    weight += share.weight() - before;
    if (share.weight() > 0) {
      active.add(share);
    } else if (active.remove(share)) {
      effects.add(share.holder()::emptied);
    }
  }

  private void change(Runnable mutation) {
    List<Runnable> due;
    lock.lock();
    try {
      mutation.run();
      if (!waiting.isEmpty()) {
        dispatch();
      }
      due = effects.isEmpty() ? List.of() : List.copyOf(effects);
      effects.clear();
    } finally {
      lock.unlock();
    }
    due.forEach(Runnable::run);
  }

  private static int positive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a budget is at least 1: " + limit);
    }
    return limit;
  }
}
