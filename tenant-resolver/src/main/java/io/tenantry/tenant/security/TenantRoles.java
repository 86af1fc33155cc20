package io.tenantry.tenant.security;

import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.issuer.IssuerName;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Gives somebody of several tenants the roles that they have in the tenant of the request. The
 * roles in a token of the platform's issuer say nothing of tenants; so those that must not pass
 * from one to another ({@code tenantry.claims.roles-of-one-tenant}) count in a token of several
 * only where its claim {@code tenantry.claims.tenant-roles} says so.
 *
 * <p>Asked for every request, also where the token has been verified before. Thread-safe.
 */
@Singleton
class TenantRoles implements SecurityIdentityAugmentor {

  private final CurrentTenant current;
  private final TenantClaim claim;
  private final Set<String> ofOneTenant;

  TenantRoles(CurrentTenant current, TenantClaim claim, ClaimsConfig config) {
    this.current = current;
    this.claim = claim;
    this.ofOneTenant = Set.copyOf(config.rolesOfOneTenant().orElse(List.of()));
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return Uni.createFrom().item(isOfPlatform(identity) ? inTenant(identity) : identity);
  }

  /** A tenant's own issuer, key or certificate speaks of that tenant alone. */
  private static boolean isOfPlatform(SecurityIdentity identity) {
    String verifier = identity.getAttribute(OidcUtils.TENANT_ID_ATTRIBUTE);
    return verifier != null && !IssuerName.isTenants(verifier);
  }

  private SecurityIdentity inTenant(SecurityIdentity identity) {
    Set<String> roles = new HashSet<>(identity.getRoles());
    if (claim.namesSeveral(identity)) {
      roles.removeAll(ofOneTenant);
    }
    tenant(identity).ifPresent(tenant -> claim.roles(identity, tenant).forEach(roles::add));
    return roles.equals(identity.getRoles()) ? identity : with(identity, roles);
  }

  /** The one of the request, or the one that the token is going to name. */
  private Optional<UUID> tenant(SecurityIdentity identity) {
    return current.find().map(found -> found.uuid()).or(() -> claim.only(identity));
  }

  private static SecurityIdentity with(SecurityIdentity identity, Set<String> roles) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(identity.getPrincipal())
        .addRoles(roles)
        .addCredentials(identity.getCredentials())
        .addAttributes(identity.getAttributes())
        .addPermissionChecker(identity::checkPermission)
        .build();
  }
}
