package io.tenantry.system.peer;

import io.quarkiverse.multitenancy.core.runtime.context.TenantContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Names the tenant of the request, and does nothing else. */
@Path("/who")
public class WhoResource {

  private final TenantContext tenant;

  WhoResource(TenantContext tenant) {
    this.tenant = tenant;
  }

  @GET
  public String who() {
    return tenant.getTenantId().orElse("nobody");
  }
}
