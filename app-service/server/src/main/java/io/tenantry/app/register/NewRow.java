package io.tenantry.app.register;

import java.time.Instant;
import java.util.UUID;

/** A row on its way into a register. */
public record NewRow<V>(UUID id, V values, Instant now) {}
