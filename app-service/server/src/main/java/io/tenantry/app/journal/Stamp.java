package io.tenantry.app.journal;

import java.time.Instant;

/** Who posted, and when; to microseconds, as PostgreSQL stores it. */
public record Stamp(Instant at, String by) {}
