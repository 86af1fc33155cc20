package io.tenantry.controlplane.rollout;

import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.Page;
import io.tenantry.controlplane.api.TenantReleaseView;
import io.tenantry.controlplane.http.Cursor;
import io.tenantry.controlplane.http.Listing;
import io.tenantry.controlplane.release.PublishedReleases;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/application/releases/{number}/tenants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
@Tag(name = "Releases")
class TenantReleasesResource {

  private final PublishedReleases releases;
  private final TenantReleases tenants;

  TenantReleasesResource(PublishedReleases releases, TenantReleases tenants) {
    this.releases = releases;
    this.tenants = tenants;
  }

  @GET
  @Operation(operationId = "listTenantsOfRelease", summary = "Who is at a release, right now")
  @APIResponse(responseCode = "404", description = "unknown-release")
  public Page<TenantReleaseView> list(
      @PathParam("number") int number,
      @Parameter(description = "1-500, 50 by default") @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    int release = releases.demand(Optional.of(number));
    Listing listing = Listing.of(limit, cursor);
    return listing.page(
        tenants.at(release, listing.after().map(Cursor::id), listing.rows()),
        tenant -> tenant,
        tenant -> new Cursor(Instant.EPOCH, tenant.uuid()));
  }
}
