package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.Page;
import io.tenantry.controlplane.api.PlanView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/plans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
@Tag(name = "Fleet", description = "What tenants run on")
class PlansResource {

  private final Plans plans;

  PlansResource(Plans plans) {
    this.plans = plans;
  }

  @GET
  @Operation(operationId = "listPlans", summary = "Lists plans by name")
  public Page<PlanView> list() {
    return Page.whole(plans.list());
  }
}
