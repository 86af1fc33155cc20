package io.tenantry.controlplane.operation;

import java.time.Instant;

/**
 * An operation and when it changed last, by the application database's clock.
 *
 * @param at to the microsecond
 */
public record ChangedOperation(Instant at, Operation operation) {}
