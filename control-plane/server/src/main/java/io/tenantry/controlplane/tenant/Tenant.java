package io.tenantry.controlplane.tenant;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A tenant as the catalog holds it.
 *
 * @param uuid never changes, is never used again
 * @param since when the present state began
 * @param version catalog version of the last change
 */
public record Tenant(
    UUID uuid,
    TenantId id,
    Standing standing,
    Instant since,
    Instant createdAt,
    TenantProperties properties,
    String databaseServer,
    int release,
    Optional<UUID> runningOperation,
    Optional<ExclusiveAccess> exclusiveAccess,
    long version) {

  public TenantState state() {
    return standing.state();
  }
}
