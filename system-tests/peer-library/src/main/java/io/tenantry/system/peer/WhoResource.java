package io.tenantry.system.peer;

import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.ResolvedTenant;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Names the tenant of the request, and does nothing else; also where there is none. */
@Path("/")
public class WhoResource {

  private final CurrentTenant tenant;

  WhoResource(CurrentTenant tenant) {
    this.tenant = tenant;
  }

  /** Within the library's filters. */
  @GET
  @Path("who")
  public String who() {
    return tenant.find().map(ResolvedTenant::id).orElse("nobody");
  }

  /** The same, where the library does nothing. */
  @GET
  @Path("outside/who")
  public String outside() {
    return who();
  }
}
