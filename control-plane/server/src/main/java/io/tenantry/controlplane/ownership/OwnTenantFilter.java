package io.tenantry.controlplane.ownership;

import io.quarkus.security.identity.SecurityIdentity;
import io.tenantry.controlplane.access.ForeignTenant;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Confines administrators of tenants to their own. Comes after the check of roles, so that whoever
 * arrives here may call the method for some tenant; a tenant that does not exist is a foreign one.
 */
class OwnTenantFilter {

  private static final String TENANT = "id";

  private final SecurityIdentity identity;
  private final OwnTenants own;
  private final TenantCatalog catalog;

  OwnTenantFilter(SecurityIdentity identity, OwnTenants own, TenantCatalog catalog) {
    this.identity = identity;
    this.own = own;
    this.catalog = catalog;
  }

  @ServerRequestFilter
  void demandOwn(ContainerRequestContext request) {
    if (!own.confine(identity)) {
      return;
    }
    Optional<Tenant> wanted =
        Optional.ofNullable(request.getUriInfo().getPathParameters().getFirst(TENANT))
            .flatMap(catalog::find);
    if (wanted.filter(tenant -> own.include(identity, tenant.uuid())).isEmpty()) {
      wanted.ifPresent(tenant -> new ForeignTenant(tenant.uuid()).noteIn(request));
      throw new ProblemException(
          ProblemType.TENANT_MISMATCH, "Your token is not one of an administrator of this tenant.");
    }
  }
}
