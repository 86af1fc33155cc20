package io.tenantry.controlplane.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far a rollout is.
 *
 * @param counts tenants by status; those without any are left out
 * @param ring whose turn it is
 */
record Progress(Rollout rollout, Map<String, Integer> counts, Optional<String> ring, Instant now) {

  private static final Set<String> LEFT = Set.of("waiting", "running");

  /** 100 where there is nobody. */
  int percent() {
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    return all == 0 ? 100 : 100 * (all - left()) / all;
  }

  /** At the pace of the syncs that have ended; absent before the first and after the last. */
  Optional<Duration> estimate() {
    int done = counts.getOrDefault("succeeded", 0) + counts.getOrDefault("failed", 0);
    if (done == 0 || left() == 0 || rollout.status() != RolloutStatus.RUNNING) {
      return Optional.empty();
    }
    Duration soFar = Duration.between(rollout.createdAt(), now);
    return Optional.of(soFar.multipliedBy(left()).dividedBy(done));
  }

  private int left() {
    return LEFT.stream().mapToInt(status -> counts.getOrDefault(status, 0)).sum();
  }
}
