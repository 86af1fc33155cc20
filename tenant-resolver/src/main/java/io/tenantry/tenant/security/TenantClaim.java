package io.tenantry.tenant.security;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads from a verified token which tenants its holder belongs to. */
@Singleton
class TenantClaim {

  private final String name;

  TenantClaim(ClaimsConfig config) {
    this.name = config.tenant();
  }

  /**
   * Whether the credential is one of the tenant. Anything that is no token, has no claim or another
   * shape of claim belongs to nobody.
   */
  boolean names(SecurityIdentity identity, UUID tenant) {
    return identity.getPrincipal() instanceof JsonWebToken token
        && contains(token.getClaim(name), tenant.toString());
  }

  private static boolean contains(Object claim, String tenant) {
    if (claim instanceof Collection<?> several) {
      return several.stream().anyMatch(one -> same(one, tenant));
    }
    return same(claim, tenant);
  }

  private static boolean same(Object value, String tenant) {
    String text = value instanceof JsonString json ? json.getString() : null;
    return tenant.equalsIgnoreCase(value instanceof String plain ? plain : text);
  }
}
