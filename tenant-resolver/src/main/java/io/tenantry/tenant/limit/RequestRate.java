package io.tenantry.tenant.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;

/**
 * Requests a second, with bursts of what one second allows. Thread-safe; lock-free but for changes.
 */
final class RequestRate {

  /** A share of a limit need not be whole: its refill is counted over a longer time. */
  private static final int SECONDS = 1_000;

  private final Bucket bucket;
  private double perSecond;

  /**
   * @param perSecond more than 0; less than one a second is possible
   */
  RequestRate(double perSecond, TimeMeter clock) {
    this.perSecond = perSecond;
    this.bucket =
        Bucket.builder()
            .withCustomTimePrecision(clock)
            .addLimit(
                limit ->
                    limit
                        .capacity(burst(perSecond))
                        .refillGreedy(refill(perSecond), Duration.ofSeconds(SECONDS)))
            .build();
  }

  /** Changes the rate; what was saved up for a burst is kept in proportion. */
  synchronized void change(double newPerSecond) {
    if (perSecond == newPerSecond) {
      return;
    }
    perSecond = newPerSecond;
    bucket.replaceConfiguration(
        BucketConfiguration.builder()
            .addLimit(
                limit ->
                    limit
                        .capacity(burst(newPerSecond))
                        .refillGreedy(refill(newPerSecond), Duration.ofSeconds(SECONDS)))
            .build(),
        TokensInheritanceStrategy.PROPORTIONALLY);
  }

  /** Asks for one request; what is left, or how long to wait, is in the answer. */
  ConsumptionProbe take() {
    return bucket.tryConsumeAndReturnRemaining(1);
  }

  /** Requests that may come at once. */
  long available() {
    return bucket.getAvailableTokens();
  }

  private static long burst(double perSecond) {
    return Math.max(1, (long) perSecond);
  }

  private static long refill(double perSecond) {
    return Math.max(1, (long) (perSecond * SECONDS));
  }
}
