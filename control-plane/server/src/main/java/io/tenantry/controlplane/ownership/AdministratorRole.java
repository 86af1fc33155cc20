package io.tenantry.controlplane.ownership;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.tenantry.controlplane.access.Role;
import jakarta.inject.Singleton;

/**
 * Lets somebody of several tenants in who administers one of them by the claim on roles in tenants;
 * {@link OwnTenantFilter} says which.
 */
@Singleton
class AdministratorRole implements SecurityIdentityAugmentor {

  private final OwnTenants own;

  AdministratorRole(OwnTenants own) {
    this.own = own;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    boolean lacksRole = !identity.hasRole(Role.TENANT_ADMIN) && own.administersByClaim(identity);
    return Uni.createFrom()
        .item(
            lacksRole
                ? QuarkusSecurityIdentity.builder(identity).addRole(Role.TENANT_ADMIN).build()
                : identity);
  }
}
