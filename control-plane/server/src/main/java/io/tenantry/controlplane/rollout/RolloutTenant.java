package io.tenantry.controlplane.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A tenant's part in a rollout.
 *
 * @param status {@code waiting}, {@code running}, {@code succeeded}, {@code unchanged}, {@code
 *     failed} or {@code skipped}
 * @param notBefore when its update window opens, if it waits for that
 * @param error {@code code} and {@code message}
 */
record RolloutTenant(
    UUID uuid,
    String id,
    String ring,
    String databaseServer,
    int fromRelease,
    String status,
    Optional<UUID> operation,
    Optional<JsonNode> error,
    Optional<Instant> notBefore,
    Optional<Instant> finishedAt) {}
