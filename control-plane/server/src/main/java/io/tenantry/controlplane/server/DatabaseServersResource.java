package io.tenantry.controlplane.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.acceptance.Acceptance;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.DatabaseServerView;
import io.tenantry.controlplane.api.NewDatabaseServer;
import io.tenantry.controlplane.api.OperationView;
import io.tenantry.controlplane.api.Page;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.http.RequestBodies;
import io.tenantry.controlplane.operation.NewOperation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/database-servers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Database servers", description = "Where tenant databases stand")
class DatabaseServersResource {

  private final DatabaseServers servers;
  private final ServerConnections connections;
  private final RequestBodies bodies;
  private final Acceptance acceptance;
  private final ChangeRequest request;
  private final ObjectMapper json;

  DatabaseServersResource(
      DatabaseServers servers,
      ServerConnections connections,
      RequestBodies bodies,
      Acceptance acceptance,
      ChangeRequest request,
      ObjectMapper json) {
    this.servers = servers;
    this.connections = connections;
    this.bodies = bodies;
    this.acceptance = acceptance;
    this.request = request;
    this.json = json;
  }

  @POST
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.ADMIN)
  @Operation(operationId = "registerDatabaseServer", summary = "Registers a database server")
  @RequestBody(content = @Content(schema = @Schema(implementation = NewDatabaseServer.class)))
  @APIResponse(
      responseCode = "202",
      description = "The operation that registers it",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  public CompletionStage<Response> register(byte[] body) {
    Registration registration = Registration.of(bodies.read(body, NewDatabaseServer.class));
    return acceptance.accept(request, body, operation -> insert(registration));
  }

  @GET
  @RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
  @Operation(operationId = "listDatabaseServers", summary = "Lists all database servers")
  public Page<DatabaseServerView> list() {
    return Page.whole(servers.list().stream().map(DatabaseServersResource::view).toList());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
  @Operation(operationId = "getDatabaseServer", summary = "Reads a database server")
  public DatabaseServerView get(@PathParam("id") String id) {
    return view(servers.get(id));
  }

  private NewOperation insert(Registration registration) {
    if (!servers.insert(
        registration.server(), registration.adminPassword(), registration.sharedCluster())) {
      throw new ProblemException(
          ProblemType.DATABASE_SERVER_EXISTS, "a database server of this id is registered");
    }
    if (!registration.sharedCluster()) {
      connections.clusterOf(registration).flatMap(servers::registeredAs).ifPresent(this::refuse);
    }
    return new NewOperation(
        RegisterServer.TYPE,
        Optional.empty(),
        Optional.empty(),
        request.caller(),
        Optional.empty(),
        json.valueToTree(view(registration.server())));
  }

  /** Whoever races past this is stopped by the operation's first step. */
  private void refuse(String other) {
    throw new ProblemException(
            ProblemType.CLUSTER_REGISTERED,
            "Its capacity and its connections would be given out twice. Say sharedCluster if that"
                + " is meant.")
        .with("databaseServer", other);
  }

  static DatabaseServerView view(DatabaseServer server) {
    return new DatabaseServerView(
        server.id(),
        server.region(),
        server.labels(),
        server.address(),
        server.maintenanceDatabase(),
        server.sslMode().word(),
        server.adminLogin(),
        server.capacity(),
        server.placed(),
        server.connectionBudget(),
        server.state().name().toLowerCase(Locale.ROOT),
        server.findings().stream()
            .map(finding -> new DatabaseServerView.Finding(finding.code(), finding.detail()))
            .toList());
  }
}
