package io.tenantry.tenant.pool;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Who gives up idle connections when another tenant needs the room. */
final class Eviction {

  /** Unused for so long, a share is not at work any more. */
  private static final long RESTING_NANOS = TimeUnit.SECONDS.toNanos(1);

  private Eviction() {}

  /**
   * A share with idle connections: one that rests, else one that holds several, else the only
   * connection of another; the least recently used first. Empty when nobody may lose any.
   *
   * @param now on the clock of {@link PoolShare#lastUsed}
   */
  static Optional<PoolShare> victim(Collection<PoolShare> active, PoolShare beneficiary, long now) {
    return active.stream()
        .filter(share -> share != beneficiary && share.idle() > 0)
        .filter(share -> mayLose(share, beneficiary, now))
        .min(
            Comparator.<PoolShare>comparingInt(share -> rank(share, now))
                .thenComparingLong(share -> share.lastUsed - now));
  }

  static List<PoolShare> leastRecentlyUsedFirst(Collection<PoolShare> active, long now) {
    return active.stream().sorted(Comparator.comparingLong(share -> share.lastUsed - now)).toList();
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
}
