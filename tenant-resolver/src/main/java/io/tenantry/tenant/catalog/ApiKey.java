package io.tenantry.tenant.catalog;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A key of a tenant, as far as it is kept: whoever reads it here cannot use it.
 *
 * @param name that its successor has, too
 * @param hash SHA-256 of its secret
 * @param roles of whoever uses it
 * @param requestsPerMinute of all instances together; 0 where only the tenant's plan counts
 */
public record ApiKey(
    UUID id,
    String name,
    byte[] hash,
    Set<String> roles,
    Instant expiresAt,
    int requestsPerMinute) {

  public ApiKey {
    roles = Set.copyOf(roles);
  }
}
