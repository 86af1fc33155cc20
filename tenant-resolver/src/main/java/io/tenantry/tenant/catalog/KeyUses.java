package io.tenantry.tenant.catalog;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When keys were last used, on its way to the catalog. Any thread notes; the catalog thread alone
 * takes. A crash loses a minute of it, which nobody misses.
 */
@Singleton
public class KeyUses {

  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final Map<UUID, Instant> latest = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private Instant next = Instant.EPOCH;

  KeyUses() {
    this(InstantSource.system());
  }

  KeyUses(InstantSource clock) {
    this.clock = clock;
  }

  /** The key was used just now. */
  public void note(UUID key) {
    latest.put(key, clock.instant());
  }

  /** What was noted since, once a minute, or at once the last time; then it is forgotten here. */
  Map<UUID, Instant> due(boolean last) {
    Instant now = clock.instant();
    if (!last && now.isBefore(next)) {
      return Map.of();
    }
    next = now.plus(INTERVAL);
    Map<UUID, Instant> due = Map.copyOf(latest);
    due.forEach(latest::remove);
    return due;
  }
}
