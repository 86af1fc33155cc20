package io.tenantry.controlplane.ownership;

import io.quarkus.security.identity.SecurityIdentity;
import io.tenantry.controlplane.access.Role;
import jakarta.inject.Singleton;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Which tenants a caller administers and is confined to: the one that the token names, or, of
 * several, those in which a claim gives the role.
 */
@Singleton
class OwnTenants {

  private static final Set<String> OF_THE_PLATFORM =
      Set.of(Role.ADMIN, Role.OPERATOR, Role.VIEWER, Role.APPLICATION);

  private final String claim;
  private final String roles;

  /**
   * @param claim with the tenant's UUID, or an array of them; a mapping of its parent would claim
   *     every property of the product
   * @param roles claim with arrays of roles by the UUIDs of tenants
   */
  OwnTenants(
      @ConfigProperty(name = "tenantry.claims.tenant", defaultValue = "tenant") String claim,
      @ConfigProperty(name = "tenantry.claims.tenant-roles", defaultValue = "tenant_roles")
          String roles) {
    this.claim = claim;
    this.roles = roles;
  }

  /** Whether the caller has no role but that of a tenant's administrator. */
  boolean confine(SecurityIdentity identity) {
    return identity.hasRole(Role.TENANT_ADMIN)
        && OF_THE_PLATFORM.stream().noneMatch(identity::hasRole);
  }

  /** Anything that is no token, or has no claim, or another shape of claim, includes none. */
  boolean include(SecurityIdentity identity, UUID tenant) {
    List<String> named = named(identity);
    String wanted = tenant.toString();
    return named.contains(wanted) && (named.size() == 1 || administers(identity, wanted));
  }

  /** Whether the claim on roles in tenants gives the role in one that the token names. */
  boolean administersByClaim(SecurityIdentity identity) {
    return named(identity).stream().anyMatch(tenant -> administers(identity, tenant));
  }

  private boolean administers(SecurityIdentity identity, String tenant) {
    return claim(identity, roles) instanceof Map<?, ?> byTenant
        && byTenant.entrySet().stream()
            .filter(entry -> tenant.equalsIgnoreCase(entry.getKey().toString()))
            .flatMap(entry -> texts(entry.getValue()))
            .anyMatch(Role.TENANT_ADMIN::equals);
  }

  /** Each once, in the letter case of {@link UUID#toString}. */
  private List<String> named(SecurityIdentity identity) {
    return texts(claim(identity, claim))
        .map(text -> text.toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  private static Object claim(SecurityIdentity identity, String name) {
    return identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim(name) : null;
  }

  private static Stream<String> texts(Object claim) {
    Stream<?> values =
        claim instanceof Collection<?> several ? several.stream() : Stream.ofNullable(claim);
    return values.flatMap(OwnTenants::text);
  }

  private static Stream<String> text(Object value) {
    return value instanceof JsonString json
        ? Stream.of(json.getString())
        : value instanceof String plain ? Stream.of(plain) : Stream.empty();
  }
}
