package io.tenantry.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** One user's token, fetched again only when it gets old. Thread-safe. */
final class FreshToken implements Supplier<String> {

  // Tokens of the local realm live for 30 minutes.
  private static final Duration LIFE = Duration.ofMinutes(20);

  private final Supplier<String> source;
  private final InstantSource clock;
  private String token = "";
  private Instant until = Instant.MIN;

  FreshToken(Supplier<String> source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public synchronized String get() {
    if (!clock.instant().isBefore(until)) {
      token = source.get();
      until = clock.instant().plus(LIFE);
    }
    return token;
  }
}
