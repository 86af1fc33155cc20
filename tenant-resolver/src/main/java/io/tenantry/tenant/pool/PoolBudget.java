package io.tenantry.tenant.pool;

import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The connections that this instance may hold on one database server, and who holds them.
 *
 * <p>A tenant's share weighs what it has open, or what it has lent out and is closing if that is
 * more (a lease precedes its connection). The sum of all weights never exceeds the limit, so
 * neither does the number of connections. Waiting is first come, first served between tenants; a
 * tenant at its own limit lets the ones behind it pass. When there is no room for one waiting, a
 * share that has idle connections is told to close them, unless the one waiting would only get a
 * further connection at the price of a tenant at work.
 *
 * <p>Thread-safe. Holders are called after the lock is released, never under it.
 */
final class PoolBudget {

  /** Unused for so long, a share is not at work any more. */
  private static final long RESTING_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final LongSupplier nanoTime;
  private final Set<PoolShare> active = new HashSet<>();
  private final Set<LeaseRequest> waiting = new LinkedHashSet<>();
  private final List<Runnable> effects = new ArrayList<>();
  private int limit;
  private int weight;

  /**
   * @param limit most connections at any moment, at least 1
   * @param nanoTime a monotonic clock
   */
  PoolBudget(int limit, LongSupplier nanoTime) {
    this.limit = positive(limit);
    this.nanoTime = nanoTime;
  }

  /** Changes the limit; what is over it is given back as it is released. */
  void limit(int newLimit) {
    change(() -> limit = positive(newLimit));
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
      request.refuse(retired());
    } else if (share.waiting >= share.mostWaiting()) {
      request.refuse(overOwnLimit());
    } else if (waiting.isEmpty() && grant(share)) {
      request.grant(new Lease(this, share));
    } else {
      waiting.add(request);
      share.waiting++;
    }
  }

  private void withdraw(LeaseRequest request) {
    if (waiting.remove(request)) {
      PoolShare share = request.share();
      share.waiting--;
      request.refuse(share.used >= share.most() ? overOwnLimit() : full());
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
          if (share.retired || weight > limit) {
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
              request.refuse(retired());
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

  private boolean grant(PoolShare share) {
    int before = share.weight();
    boolean room = weight < limit && share.used + share.closing < share.most();
    if (share.idle() <= 0 && !room) {
      return false;
    }
    share.used++;
    share.lastUsed = nanoTime.getAsLong();
    settle(share, before);
    return true;
  }

  /** Lets in, in order, whoever can be let in, and makes room for those who cannot. */
  private void dispatch() {
    int coming = active.stream().mapToInt(share -> share.closing).sum();
    for (Iterator<LeaseRequest> requests = waiting.iterator(); requests.hasNext(); ) {
      LeaseRequest request = requests.next();
      PoolShare share = request.share();
      if (grant(share)) {
        requests.remove();
        share.waiting--;
        request.grant(new Lease(this, share));
      } else if (share.used + share.closing < share.most()) {
        coming = coming > 0 ? coming - 1 : Math.max(0, makeRoomFor(share) - 1);
      }
    }
  }

  /**
   * Reclaims what somebody has idle: of a share that rests, else of one that holds several, else
   * the only connection of another; the least recently used first. Answers how many that are.
   */
  private int makeRoomFor(PoolShare beneficiary) {
    long now = nanoTime.getAsLong();
    return active.stream()
        .filter(share -> share != beneficiary && share.idle() > 0)
        .filter(share -> mayLose(share, beneficiary, now))
        .min(
            Comparator.<PoolShare>comparingInt(share -> rank(share, now))
                .thenComparingLong(share -> share.lastUsed - now))
        .map(this::reclaim)
        .orElse(0);
  }

  /**
   * Whoever holds nothing may take from anybody. Whoever holds something waits for its own rather
   * than cost a tenant at work as much as it has itself: when all tenants of a full server are
   * asked in turn, each second connection would otherwise be paid with one that is needed next.
   */
  private static boolean mayLose(PoolShare victim, PoolShare beneficiary, long now) {
    return beneficiary.weight() == 0
        || victim.weight() > beneficiary.weight() + 1
        || rests(victim, now);
  }

  private static int rank(PoolShare share, long now) {
    if (rests(share, now)) {
      return 0;
    }
    return share.weight() > 1 ? 1 : 2;
  }

  private static boolean rests(PoolShare share, long now) {
    return now - share.lastUsed >= RESTING_NANOS;
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

  private static TenantProblemException overOwnLimit() {
    return new TenantProblemException(
        TenantProblem.TOO_MANY_REQUESTS,
        "The tenant uses all connections of its plan; try again shortly.");
  }

  private static TenantProblemException full() {
    return new TenantProblemException(
        TenantProblem.SERVER_FULL, "The tenant's database server is busy; try again shortly.");
  }

  private static TenantProblemException retired() {
    return new TenantProblemException(
        TenantProblem.TENANT_DATABASE_UNAVAILABLE,
        "The tenant's database is not reachable from here any more; try again shortly.");
  }
}
