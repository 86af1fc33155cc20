package io.tenantry.app.register;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A row of a register as callers see it.
 *
 * @param links {@code self} and {@code company}
 */
public record NumberedView<V>(
    UUID id,
    @JsonUnwrapped V values,
    Instant createdAt,
    Instant updatedAt,
    int version,
    Map<String, URI> links) {}
