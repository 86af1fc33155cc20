package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.DriftView;
import io.tenantry.controlplane.api.Page;
import io.tenantry.controlplane.http.Cursor;
import io.tenantry.controlplane.http.Listing;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/application/drift")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
@Tag(name = "Releases")
class DriftResource {

  private final DriftStore findings;

  DriftResource(DriftStore findings) {
    this.findings = findings;
  }

  @GET
  @Operation(
      operationId = "listDrift",
      summary = "Tenants whose schema was found not to be that of their release",
      description = "Each tenant is looked at once a day, and by every check of a sync.")
  @APIResponse(responseCode = "400", description = "validation-failed")
  public Page<DriftView> list(
      @Parameter(description = "1-500, 50 by default") @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    Listing listing = Listing.of(limit, cursor);
    return listing.page(
        findings.drifted(listing.after().map(Cursor::id), listing.rows()),
        tenant -> tenant,
        tenant -> new Cursor(Instant.EPOCH, tenant.uuid()));
  }
}
