package io.tenantry.controlplane.object;

import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.OperationView;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.TenantObjectRevision;
import io.tenantry.controlplane.http.RequestBodies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{id}/application/{kind: reports|web-services|permission-sets}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.APPLICATION)
@Tag(name = "Objects", description = "Reports, web services and permission sets of all tenants")
class TenantObjectsResource {

  private static final String PROBLEM = "application/problem+json";
  private static final int LONGEST_NAME = 200;

  private final AdministrationTenants tenants;
  private final ObjectChanges changes;
  private final RequestBodies bodies;
  private final ChangeRequest request;

  TenantObjectsResource(
      AdministrationTenants tenants,
      ObjectChanges changes,
      RequestBodies bodies,
      ChangeRequest request) {
    this.tenants = tenants;
    this.changes = changes;
    this.bodies = bodies;
    this.request = request;
  }

  @PUT
  @Path("/{name}")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "publishFromTenant",
      summary = "Appends a revision for a user of an administration tenant",
      description =
          "Called by the application, which has found the user to be permitted; whether the tenant"
              + " is, is decided here")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = TenantObjectRevision.class),
              examples =
                  @ExampleObject(
                      value =
                          """
                          {"user": "admin@cronus", "appliesTo": [1], "reason": "for auditors",
                           "content": {"title": "Reads customers", "permissions": ["customer:read"]}}
                          """)))
  @APIResponse(
      responseCode = "202",
      description = "Accepted; the operation fails with object-refused if the object does not run",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  @APIResponse(
      responseCode = "403",
      description = "application-writes-not-allowed",
      content = @Content(mediaType = PROBLEM))
  @APIResponse(
      responseCode = "404",
      description = "unknown-tenant, unknown-release",
      content = @Content(mediaType = PROBLEM))
  public CompletionStage<Response> publish(
      @Parameter(example = "cronus") @PathParam("id") String id,
      @Parameter(example = "permission-sets") @PathParam("kind") String kind,
      @Parameter(example = "auditors") @PathParam("name") String name,
      byte[] body) {
    TenantObjectRevision wish = bodies.read(body, TenantObjectRevision.class);
    String user = wish.user();
    if (user == null || user.isBlank() || user.length() > LONGEST_NAME) {
      throw ProblemException.invalid("user", "must have 1 to " + LONGEST_NAME + " characters");
    }
    Revising revising =
        changes.check(ObjectKind.ofPlural(kind).orElseThrow(), name, wish.revision());
    tenants.demand(id, user, revising.object());
    return changes.accept(
        request, body, revising, wish.reason(), () -> tenants.author(id, user, revising.object()));
  }
}
