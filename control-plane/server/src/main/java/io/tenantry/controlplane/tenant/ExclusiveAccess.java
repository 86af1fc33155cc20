package io.tenantry.controlplane.tenant;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody has a tenant to himself: its users are out until the ticket is given back or expires.
 *
 * @param ticket to be named by every change of the tenant meanwhile
 */
public record ExclusiveAccess(UUID ticket, String holder, Instant expiresAt) {}
