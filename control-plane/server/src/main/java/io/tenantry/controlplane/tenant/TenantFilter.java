package io.tenantry.controlplane.tenant;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which tenants are listed, oldest first.
 *
 * @param part a part of the id, the display name or a host name, in any case
 * @param after only those behind this place: where the last page ended
 * @param limit at most so many
 */
public record TenantFilter(
    Optional<String> lifecycle,
    Optional<String> schema,
    Optional<String> ring,
    Optional<String> server,
    Optional<String> part,
    Optional<Place> after,
    int limit) {

  /** The place of a tenant in the list. */
  public record Place(Instant createdAt, UUID uuid) {}
}
