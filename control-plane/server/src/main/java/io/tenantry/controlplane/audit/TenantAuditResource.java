package io.tenantry.controlplane.audit;

import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.AuditPage;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{id}/audit")
@RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER, Role.TENANT_ADMIN})
@Tag(name = "Audit", description = "Who did, or tried, what")
class TenantAuditResource {

  private final AuditReading reading;
  private final TenantCatalog tenants;

  TenantAuditResource(AuditReading reading, TenantCatalog tenants) {
    this.reading = reading;
    this.tenants = tenants;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, AuditReading.JSON_LINES, AuditReading.NDJSON})
  @Operation(
      operationId = "listTenantAudit",
      summary = "Reads what was done or tried with a tenant, newest first")
  @APIResponse(
      responseCode = "200",
      description = "A page; as JSON lines everything that the filter lets through",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = AuditPage.class)),
        @Content(
            mediaType = AuditReading.JSON_LINES,
            schema = @Schema(type = SchemaType.STRING, examples = "{\"id\": 1}")),
        @Content(
            mediaType = AuditReading.NDJSON,
            schema = @Schema(type = SchemaType.STRING, examples = "{\"id\": 1}"))
      })
  public Response list(
      @Context HttpHeaders headers, @PathParam("id") String id, @BeanParam AuditQuery query) {
    return reading.answer(headers, query, tenants.get(id).uuid().toString());
  }
}
