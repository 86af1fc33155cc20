package io.tenantry.controlplane.rollout;

import io.tenantry.controlplane.sync.SyncMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A rollout as recorded.
 *
 * @param rings in the order of their turn
 * @param parallelism most syncs at a time on one database server, 1..64
 * @param windows whether tenants are synced in their update windows only
 * @param haltAfterFailures as many new failures halt it, 1 or more
 */
record Rollout(
    UUID id,
    int release,
    SyncMode mode,
    List<String> rings,
    int parallelism,
    int haltAfterFailures,
    int toleratedFailures,
    Windows windows,
    RolloutStatus status,
    String createdBy,
    Instant createdAt,
    Optional<Instant> finishedAt,
    Optional<String> reason) {

  /** Whether so many failures are too many. */
  boolean haltsAt(int failures) {
    return failures - toleratedFailures >= haltAfterFailures;
  }

  /** Why its tenants are synced. */
  String explanation() {
    return "rollout " + id + reason.map(": "::concat).orElse("");
  }
}
