package io.tenantry.tenant.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Reads from a verified token of the platform's issuer which tenants its holder belongs to, and
 * which roles the holder has in one of them.
 */
@Singleton
class TenantClaim {

  private final String name;
  private final String roles;

  TenantClaim(ClaimsConfig config) {
    this.name = config.tenant();
    this.roles = config.tenantRoles();
  }

  /**
   * Whether the credential is one of the tenant. Anything that is no token, has no claim or another
   * shape of claim belongs to nobody.
   */
  boolean names(SecurityIdentity identity, UUID tenant) {
    return named(identity).anyMatch(tenant.toString()::equalsIgnoreCase);
  }

  /** The tenant, where the claim names exactly one. */
  Optional<UUID> only(SecurityIdentity identity) {
    List<String> named = named(identity).limit(2).toList();
    return named.size() == 1 ? uuid(named.get(0)) : Optional.empty();
  }

  /** All that the claim names, each once. */
  Stream<UUID> tenants(SecurityIdentity identity) {
    return named(identity).map(TenantClaim::uuid).flatMap(Optional::stream).distinct();
  }

  /** Whether there is more than one. */
  boolean namesSeveral(SecurityIdentity identity) {
    return named(identity).distinct().limit(2).count() > 1;
  }

  /** The roles in that tenant alone; none where the claim says nothing of it. */
  Stream<String> roles(SecurityIdentity identity, UUID tenant) {
    return claim(identity, roles) instanceof Map<?, ?> byTenant
        ? byTenant.entrySet().stream()
            .filter(entry -> tenant.toString().equalsIgnoreCase(entry.getKey().toString()))
            .flatMap(entry -> texts(entry.getValue()))
        : Stream.empty();
  }

  private Stream<String> named(SecurityIdentity identity) {
    return texts(claim(identity, name));
  }

  private static Object claim(SecurityIdentity identity, String name) {
    return identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim(name) : null;
  }

  private static Stream<String> texts(Object claim) {
    Stream<?> values =
        claim instanceof Collection<?> several ? several.stream() : Stream.ofNullable(claim);
    return values.flatMap(TenantClaim::text);
  }

  private static Stream<String> text(Object value) {
    return value instanceof JsonString json
        ? Stream.of(json.getString())
        : value instanceof String plain ? Stream.of(plain) : Stream.empty();
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
