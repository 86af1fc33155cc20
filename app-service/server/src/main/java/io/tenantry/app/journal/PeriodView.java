package io.tenantry.app.journal;

import java.time.Instant;

/**
 * A calendar month as callers see it.
 *
 * @param month such as {@code 2026-01}
 */
public record PeriodView(String month, boolean closed, Instant changedAt, String changedBy) {}
