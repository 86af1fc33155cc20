package io.tenantry.tenant.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What a tenant lets its users in by, beside tokens of the platform's issuer.
 *
 * @param issuer its own identity provider; then tokens of the platform's issuer do not count
 * @param keys that were neither revoked nor expired when the catalog was read
 * @param certificates likewise
 */
public record Admittance(
    Optional<OwnIssuer> issuer, List<ApiKey> keys, List<ClientCertificate> certificates) {

  private static final Admittance PLATFORM_ONLY =
      new Admittance(Optional.empty(), List.of(), List.of());

  public Admittance {
    keys = List.copyOf(keys);
    certificates = List.copyOf(certificates);
  }

  /** Nothing but tokens of the platform's issuer. */
  public static Admittance platformOnly() {
    return PLATFORM_ONLY;
  }
}
