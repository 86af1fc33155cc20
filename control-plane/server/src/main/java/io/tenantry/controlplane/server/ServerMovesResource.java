package io.tenantry.controlplane.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.acceptance.Acceptance;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.DatabaseServerView;
import io.tenantry.controlplane.api.OperationView;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.http.RequestBodies;
import io.tenantry.controlplane.operation.NewOperation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/database-servers/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Database servers", description = "Where tenant databases stand")
class ServerMovesResource {

  private final DatabaseServers servers;
  private final RequestBodies bodies;
  private final Acceptance acceptance;
  private final ChangeRequest request;
  private final ObjectMapper json;

  ServerMovesResource(
      DatabaseServers servers,
      RequestBodies bodies,
      Acceptance acceptance,
      ChangeRequest request,
      ObjectMapper json) {
    this.servers = servers;
    this.bodies = bodies;
    this.acceptance = acceptance;
    this.request = request;
    this.json = json;
  }

  @POST
  @Path("/drain")
  @Blocking
  @Operation(
      operationId = "drainDatabaseServer",
      summary = "Places no more tenants on a server; those that stand there stay")
  @RequestBody(content = @Content(schema = @Schema(implementation = Action.class)))
  @APIResponse(
      responseCode = "202",
      description = "Accepted; Location names the operation",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  public CompletionStage<Response> drain(@PathParam("id") String id, byte[] body) {
    return move(ServerMove.DRAIN, id, body);
  }

  @POST
  @Path("/activate")
  @Blocking
  @Operation(
      operationId = "activateDatabaseServer",
      summary = "Places tenants on a server again that was drained")
  @RequestBody(content = @Content(schema = @Schema(implementation = Action.class)))
  @APIResponse(
      responseCode = "202",
      description = "Accepted; Location names the operation",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  public CompletionStage<Response> activate(@PathParam("id") String id, byte[] body) {
    return move(ServerMove.ACTIVATE, id, body);
  }

  @POST
  @Path("/retire")
  @Blocking
  @Operation(
      operationId = "retireDatabaseServer",
      summary = "Takes a server out of use on which no tenant stands; confirm is its id")
  @RequestBody(content = @Content(schema = @Schema(implementation = Action.class)))
  @APIResponse(
      responseCode = "202",
      description = "Accepted; Location names the operation",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  public CompletionStage<Response> retire(@PathParam("id") String id, byte[] body) {
    return move(ServerMove.RETIRE, id, body);
  }

  private CompletionStage<Response> move(ServerMove move, String id, byte[] body) {
    Action action = bodies.readOptional(body, Action.class, Action.plain());
    demandConfirmed(move, id, action);
    if (action.onlyTry()) {
      DatabaseServer server = servers.get(id);
      move.demandLegal(server);
      DatabaseServerView view = DatabaseServersResource.view(server);
      return CompletableFuture.completedFuture(Response.ok(view).build());
    }
    return acceptance.accept(
        request,
        body,
        operation -> {
          move.demandLegal(servers.get(id));
          return new NewOperation(
              move.operation(),
              Optional.empty(),
              Optional.empty(),
              request.caller(),
              Optional.ofNullable(action.reason()),
              json.createObjectNode().put(RegistrationStep.SERVER, id));
        });
  }

  private static void demandConfirmed(ServerMove move, String id, Action action) {
    if (action.confirm() != null && !action.confirm().equals(id)) {
      throw ProblemException.invalid("confirm", "must be the id of the database server");
    }
    if (move == ServerMove.RETIRE && action.confirm() == null && !action.onlyTry()) {
      throw new ProblemException(
          ProblemType.CONFIRMATION_REQUIRED,
          "Give the id of the database server again, as confirm, to retire it.");
    }
  }
}
