package io.tenantry.tenant.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Client certificates that are a tenant's: all with a subject, or a single one.
 *
 * @param subject distinguished name in the canonical form of RFC 2253
 * @param fingerprint SHA-256 of the DER form, hexadecimal in lower case
 * @param roles of whoever holds it
 */
public record ClientCertificate(
    UUID id,
    String name,
    Optional<String> subject,
    Optional<String> fingerprint,
    Set<String> roles,
    Instant expiresAt) {

  public ClientCertificate {
    roles = Set.copyOf(roles);
  }
}
