package io.tenantry.controlplane.acceptance;

import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.OperationView;
import io.tenantry.controlplane.http.RequestBodies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/operations/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR})
@Tag(name = "Operations", description = "Durable changes and how far they got")
class OperationActionsResource {

  private final OperationActions actions;
  private final RequestBodies bodies;
  private final ChangeRequest request;

  OperationActionsResource(OperationActions actions, RequestBodies bodies, ChangeRequest request) {
    this.actions = actions;
    this.bodies = bodies;
    this.request = request;
  }

  @POST
  @Path("/cancel")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "cancelOperation",
      summary = "Asks for an operation to be undone; it turns back after the step it is in")
  @RequestBody(content = @Content(schema = @Schema(implementation = Action.class)))
  @APIResponse(
      responseCode = "202",
      description = "The operation, on its way back",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  public CompletionStage<Response> cancel(@PathParam("id") String id, byte[] body) {
    return actions.cancel(request, id, bodies.readOptional(body, Action.class, Action.plain()));
  }

  @POST
  @Path("/retry")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "retryOperation",
      summary = "Asks again for what failed, as a new operation; hastens one that still runs")
  @RequestBody(content = @Content(schema = @Schema(implementation = Action.class)))
  @APIResponse(
      responseCode = "202",
      description = "The new operation, or the one that still runs",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  public CompletionStage<Response> retry(@PathParam("id") String id, byte[] body) {
    Action action = bodies.readOptional(body, Action.class, Action.plain());
    return actions.retry(request, body, id, action);
  }
}
