package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.DeletionCertificateView;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.http.UuidText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
@Tag(name = "Tenants", description = "Customers, each with a database of its own")
class CertificatesResource {

  private final DeletionCertificates certificates;

  CertificatesResource(DeletionCertificates certificates) {
    this.certificates = certificates;
  }

  @GET
  @Path("/{id}/deletion-certificate")
  @Operation(
      operationId = "getDeletionCertificate",
      summary = "Reads what a purge destroyed; also when nothing else is left of the tenant")
  @APIResponse(
      responseCode = "200",
      description = "What was destroyed",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DeletionCertificateView.class)))
  @APIResponse(responseCode = "404", description = "unknown-tenant: it was not purged")
  public DeletionCertificateView get(
      @Parameter(
              description = "UUID of the tenant; its id may be another's by now",
              example = "7d3c1e5a-9b8f-4c2d-8e6f-0a1b2c3d4e5f")
          @PathParam("id")
          String id) {
    return UuidText.parse(id)
        .flatMap(certificates::find)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNKNOWN_TENANT, "No tenant of this UUID was purged."));
  }
}
