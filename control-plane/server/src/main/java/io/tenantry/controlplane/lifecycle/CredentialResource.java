package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.access.AuditEntry;
import io.tenantry.controlplane.access.AuditTrail;
import io.tenantry.controlplane.access.Caller;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.CredentialView;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.http.UuidText;
import io.tenantry.controlplane.operation.Operation;
import io.tenantry.controlplane.operation.Operations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/operations/{id}/credential")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR})
@Tag(name = "Operations", description = "Durable changes and how far they got")
class CredentialResource {

  private final Operations operations;
  private final CredentialHandover handover;
  private final AuditTrail audit;
  private final Caller caller;

  CredentialResource(
      Operations operations, CredentialHandover handover, AuditTrail audit, Caller caller) {
    this.operations = operations;
    this.handover = handover;
    this.audit = audit;
    this.caller = caller;
  }

  @POST
  @Transactional
  @org.eclipse.microprofile.openapi.annotations.Operation(
      operationId = "fetchCredential",
      summary = "Fetches the first administrator's credential, once")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CredentialView.class)))
  public Response fetch(@PathParam("id") String id) {
    Operation operation =
        UuidText.parse(id)
            .flatMap(operations::find)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.UNKNOWN_OPERATION, "No operation has this id."));
    CredentialView credential = handover.take(operation).orElseThrow(CredentialResource::gone);
    audit.record(
        new AuditEntry(
            caller.name(),
            "fetch-credential",
            operation.subject(),
            operation.subjectName(),
            AuditEntry.Outcome.SUCCEEDED,
            Map.of("operation", operation.id())));
    return Response.ok(credential).header("Cache-Control", "no-store").build();
  }

  private static ProblemException gone() {
    return new ProblemException(
        ProblemType.CREDENTIAL_GONE,
        "A credential is handed out once, within a day after its tenant was made.");
  }
}
