package io.tenantry.tenant.issuer;

import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Takes the platform's roles from users that a tenant's own identity provider speaks for. */
@Singleton
class TenantRoles implements SecurityIdentityAugmentor {

  private final Set<String> platformRoles;

  TenantRoles(IssuerConfig config) {
    this.platformRoles = config.platformRoles();
  }

  /** Before every other augmentor, so that none sees a role that does not count. */
  @Override
  public int priority() {
    return Integer.MAX_VALUE;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return Uni.createFrom().item(hasTooMuch(identity) ? withoutPlatformRoles(identity) : identity);
  }

  private boolean hasTooMuch(SecurityIdentity identity) {
    return IssuerName.isTenants(identity.getAttribute(OidcUtils.TENANT_ID_ATTRIBUTE))
        && !Collections.disjoint(identity.getRoles(), platformRoles);
  }

  private SecurityIdentity withoutPlatformRoles(SecurityIdentity identity) {
    Set<String> roles = new HashSet<>(identity.getRoles());
    roles.removeAll(platformRoles);
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(identity.getPrincipal())
        .addCredentials(identity.getCredentials())
        .addAttributes(identity.getAttributes())
        .addPermissionChecker(identity::checkPermission)
        .addRoles(roles)
        .build();
  }
}
