package io.tenantry.controlplane.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How long a sync has waited for locks that others held, attempt by attempt. */
final class LockWaits {

  private final InstantSource clock;
  private final Duration patience;
  private final Instant began;
  private int attempts;
  private Duration waited = Duration.ZERO;

  LockWaits(InstantSource clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
    this.began = clock.instant();
  }

  /** Counts an attempt that ended without its locks. */
  void add(Duration wait) {
    attempts++;
    waited = waited.plus(wait);
  }

  boolean patienceEnded() {
    return clock.instant().isAfter(began.plus(patience));
  }

  /** Attempts that ended without their locks. */
  int attempts() {
    return attempts;
  }

  /** Time spent in them. */
  Duration waited() {
    return waited;
  }
}
