package io.tenantry.controlplane.server;

import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.OperationView;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/database-servers/{id}/rotate-credentials")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Database servers", description = "Where tenant databases stand")
class ServerCredentialsResource {

  private final DatabaseServers servers;
  private final AdminCredentials credentials;
  private final ServerChanges changes;

  ServerCredentialsResource(
      DatabaseServers servers, AdminCredentials credentials, ServerChanges changes) {
    this.servers = servers;
    this.credentials = credentials;
    this.changes = changes;
  }

  @POST
  @Blocking
  @Operation(
      operationId = "rotateServerCredentials",
      summary = "Gives the admin login of a server another password, while it is in use",
      description =
          "The password is made here and shown nowhere. Refused for a login that also opens the"
              + " application database, or the same cluster under another id: those would be shut"
              + " out.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = Action.class),
              examples = @ExampleObject(name = "plain", value = "{\"reason\": \"every quarter\"}")))
  @APIResponse(
      responseCode = "202",
      description = "Accepted; Location names the operation",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  public CompletionStage<Response> rotate(@PathParam("id") String id, byte[] body) {
    ServerChanges.Change change =
        new ServerChanges.Change(
            ServerPlans.ROTATE_CREDENTIALS,
            false,
            () -> demandRotatable(servers.get(id)),
            () -> DatabaseServersResource.view(servers.get(id)));
    return changes.accept(change, id, body);
  }

  private void demandRotatable(DatabaseServer server) {
    boolean inUse =
        server.state() == DatabaseServer.State.ACTIVE
            || server.state() == DatabaseServer.State.DRAINING;
    if (!inUse) {
      throw new ProblemException(
              ProblemType.ILLEGAL_TRANSITION, "Only a server in use has a login to be changed.")
          .with("state", server.state().name().toLowerCase(Locale.ROOT));
    }
    if (credentials.isShared(server.id())) {
      throw new ProblemException(
          ProblemType.LOGIN_SHARED,
          "The admin login also opens the application database, or the same cluster under another"
              + " id. Register the server with a login of its own.");
    }
  }
}
