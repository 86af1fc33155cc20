package io.tenantry.controlplane.server;

import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.OperationView;
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

@Path("/api/v1/database-servers/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Database servers", description = "Where tenant databases stand")
class ServerMovesResource {

  private final DatabaseServers servers;
  private final ServerChanges changes;

  ServerMovesResource(DatabaseServers servers, ServerChanges changes) {
    this.servers = servers;
    this.changes = changes;
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
    ServerChanges.Change change =
        new ServerChanges.Change(
            move.operation(),
            move == ServerMove.RETIRE,
            () -> move.demandLegal(servers.get(id)),
            () -> DatabaseServersResource.view(servers.get(id)));
    return changes.accept(change, id, body);
  }
}
