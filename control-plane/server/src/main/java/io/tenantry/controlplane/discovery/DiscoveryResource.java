package io.tenantry.controlplane.discovery;

import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.DiscoveryView;
import io.tenantry.controlplane.api.OperationView;
import io.tenantry.controlplane.server.DatabaseServers;
import io.tenantry.controlplane.server.ServerChanges;
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
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/database-servers/{id}/discover")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMIN)
@Tag(name = "Database servers", description = "Where tenant databases stand")
class DiscoveryResource {

  private final DatabaseServers servers;
  private final Discovery discovery;
  private final ServerChanges changes;

  DiscoveryResource(DatabaseServers servers, Discovery discovery, ServerChanges changes) {
    this.servers = servers;
    this.discovery = discovery;
    this.changes = changes;
  }

  @POST
  @Blocking
  @Operation(
      operationId = "discoverTenants",
      summary = "Makes lost entries of the catalog again from the stamps of a server's databases",
      description =
          "Tenants come back dismounted, with new logins, without host names, on the default plan."
              + " What stands against one is reported for that database alone. dryRun lists"
              + " and changes nothing.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = Action.class),
              examples = @ExampleObject(name = "list only", value = "{\"dryRun\": true}")))
  @APIResponse(
      responseCode = "200",
      description = "The dry run: what would become of each database",
      content = @Content(schema = @Schema(implementation = DiscoveryView.class)))
  @APIResponse(
      responseCode = "202",
      description = "Accepted; Location names the operation, whose result lists the databases",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  public CompletionStage<Response> discover(@PathParam("id") String id, byte[] body) {
    ServerChanges.Change change =
        new ServerChanges.Change(
            DiscoveryPlans.DISCOVER,
            false,
            () -> servers.get(id),
            () -> DiscoveryViews.view(id, discovery.look(id)));
    return changes.accept(change, id, body);
  }
}
