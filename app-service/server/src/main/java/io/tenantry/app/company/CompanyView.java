package io.tenantry.app.company;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A company as callers see it.
 *
 * @param links {@code self} and {@code customers}
 */
record CompanyView(
    UUID id, String name, String displayName, Instant createdAt, Map<String, URI> links) {}
