package io.tenantry.tenant.issuer;

import io.tenantry.tenant.catalog.OwnIssuer;
import io.tenantry.tenant.catalog.TenantEntry;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * What Quarkus knows an issuer of a tenant by. Another configuration has another name: nothing that
 * was made of the former one can be taken for it. The name is part of those of cookies.
 */
public record IssuerName(String text) {

  private static final String PREFIX = "tenantry.";
  private static final char PART = '.';
  private static final String PAGES = PART + "pages";

  /** The name of the issuer that the tenant has now, if it has its own. */
  public static Optional<IssuerName> of(TenantEntry tenant) {
    return tenant.admittance().issuer().map(issuer -> of(tenant.uuid(), issuer));
  }

  static IssuerName of(UUID tenant, OwnIssuer issuer) {
    UUID content = UUID.nameUUIDFromBytes(issuer.toString().getBytes(StandardCharsets.UTF_8));
    return new IssuerName(PREFIX + tenant + PART + content);
  }

  /** The name of the same issuer where people sign in with a browser. */
  IssuerName ofPages() {
    return new IssuerName(text + PAGES);
  }

  /** Whether Quarkus verified a credential by this issuer, whichever way it came. */
  public boolean isOf(String verifier) {
    return text.equals(verifier) || ofPages().text().equals(verifier);
  }

  /** The tenant by whose issuer Quarkus verified a token, if it is not the platform's. */
  public static Optional<UUID> tenantOf(String verifier) {
    return isTenants(verifier)
        ? Optional.of(
            UUID.fromString(
                verifier.substring(PREFIX.length(), verifier.indexOf(PART, PREFIX.length()))))
        : Optional.empty();
  }

  /** Whether Quarkus verified a token by some tenant's issuer, rather than by the platform's. */
  public static boolean isTenants(String verifier) {
    return verifier != null && verifier.startsWith(PREFIX);
  }
}
