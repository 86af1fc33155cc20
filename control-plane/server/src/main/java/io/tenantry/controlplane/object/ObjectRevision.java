package io.tenantry.controlplane.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An object of a release as it stood from some moment on.
 *
 * @param revision 1 or more; the highest is in force
 * @param version catalog version of the change
 * @param operation that appended it; absent for what came with the package
 */
record ObjectRevision(
    ObjectKind kind,
    String name,
    int release,
    int revision,
    JsonNode content,
    long version,
    String publishedBy,
    Instant publishedAt,
    Optional<UUID> operation) {}
