package io.tenantry.app.customer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A customer as callers see it.
 *
 * @param links {@code self} and {@code company}
 */
public record CustomerView(
    UUID id,
    @JsonUnwrapped CustomerValues values,
    Instant createdAt,
    Instant updatedAt,
    int version,
    Map<String, URI> links) {}
