package io.tenantry.controlplane.probe;

import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.OperationView;
import io.tenantry.controlplane.api.ProbeView;
import io.tenantry.controlplane.server.DatabaseServers;
import io.tenantry.controlplane.server.ServerChanges;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

@Path("/api/v1/database-servers/{id}/probe")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Database servers", description = "Where tenant databases stand")
class ProbeResource {

  private final DatabaseServers servers;
  private final ProbeReports reports;
  private final ServerChanges changes;

  ProbeResource(DatabaseServers servers, ProbeReports reports, ServerChanges changes) {
    this.servers = servers;
    this.reports = reports;
    this.changes = changes;
  }

  @GET
  @RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
  @Operation(
      operationId = "getProbe",
      summary = "What the last attempt to break out of a tenant of this server found",
      description =
          "Every hour the platform logs in as a tenant and tries a neighbour's database, postgres,"
              + " template1 and the application database.")
  public ProbeView get(@PathParam("id") String id) {
    servers.get(id);
    return reports
        .find(id)
        .map(report -> ProbeViews.view(id, report))
        .orElseGet(() -> ProbeViews.none(id));
  }

  @POST
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.ADMIN, Role.OPERATOR})
  @Operation(
      operationId = "probeServer",
      summary = "Tries now to break out of a tenant of this server; the result is the report")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = Action.class),
              examples =
                  @ExampleObject(name = "plain", value = "{\"reason\": \"after the upgrade\"}")))
  @APIResponse(
      responseCode = "202",
      description = "Accepted; Location names the operation",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  public CompletionStage<Response> probe(@PathParam("id") String id, byte[] body) {
    ServerChanges.Change change =
        new ServerChanges.Change(ProbePlans.PROBE, false, () -> servers.get(id), () -> get(id));
    return changes.accept(change, id, body);
  }
}
