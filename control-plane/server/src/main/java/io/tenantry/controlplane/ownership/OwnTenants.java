package io.tenantry.controlplane.ownership;

import io.quarkus.security.identity.SecurityIdentity;
import io.tenantry.controlplane.access.Role;
import jakarta.inject.Singleton;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Which tenants a caller administers and is confined to. */
@Singleton
class OwnTenants {

  private static final Set<String> OF_THE_PLATFORM =
      Set.of(Role.ADMIN, Role.OPERATOR, Role.VIEWER, Role.APPLICATION);

  private final String claim;

  /**
   * @param claim with the tenant's UUID, or an array of them; a mapping of its parent would claim
   *     every property of the product
   */
  OwnTenants(
      @ConfigProperty(name = "tenantry.claims.tenant", defaultValue = "tenant") String claim) {
    this.claim = claim;
  }

  /** Whether the caller has no role but that of a tenant's administrator. */
  boolean confine(SecurityIdentity identity) {
    return identity.hasRole(Role.TENANT_ADMIN)
        && OF_THE_PLATFORM.stream().noneMatch(identity::hasRole);
  }

  /** Anything that is no token, or has no claim, or another shape of claim, includes none. */
  boolean include(SecurityIdentity identity, UUID tenant) {
    return named(identity).anyMatch(tenant.toString()::equalsIgnoreCase);
  }

  private Stream<String> named(SecurityIdentity identity) {
    Object named =
        identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim(claim) : null;
    Stream<?> values =
        named instanceof Collection<?> several ? several.stream() : Stream.ofNullable(named);
    return values.flatMap(OwnTenants::text);
  }

  private static Stream<String> text(Object value) {
    return value instanceof JsonString json
        ? Stream.of(json.getString())
        : value instanceof String plain ? Stream.of(plain) : Stream.empty();
  }
}
