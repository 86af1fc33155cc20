package io.tenantry.system.peer;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;

/** The first label of the host name. */
@RequestScoped
@PersistenceUnitExtension
class HostTenant implements TenantResolver {

  private final RoutingContext request;

  HostTenant(RoutingContext request) {
    this.request = request;
  }

  @Override
  public String getDefaultTenantId() {
    return "t0";
  }

  @Override
  public String resolveTenantId() {
    String host = request.request().authority().host();
    return host.substring(0, host.indexOf('.'));
  }
}
