package io.tenantry.controlplane.rollout;

import java.util.Locale;
import java.util.Set;

/** Where a rollout stands. */
enum RolloutStatus {
  /** Begins syncs. May be paused, halted, canceled, or end. */
  RUNNING,
  /** Somebody stopped it; begins nothing until it is resumed. */
  PAUSED,
  /** Too many tenants failed; begins nothing until it is resumed. */
  HALTED,
  /** Every tenant is at the release. */
  SUCCEEDED,
  /** Every tenant had its turn and some failed; those can be retried. */
  FAILED,
  /** Somebody ended it. */
  CANCELED;

  /** As on the wire and in rows. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RolloutStatus of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  boolean ended() {
    return Set.of(SUCCEEDED, FAILED, CANCELED).contains(this);
  }
}
