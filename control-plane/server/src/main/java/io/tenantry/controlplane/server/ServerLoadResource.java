package io.tenantry.controlplane.server;

import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.ServerLoadView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/database-servers/load")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
@Tag(name = "Database servers", description = "Where tenant databases stand")
class ServerLoadResource {

  private final ServerLoads loads;

  ServerLoadResource(ServerLoads loads) {
    this.loads = loads;
  }

  @GET
  @Operation(
      operationId = "getServerLoad",
      summary = "Reports the load of every server, and the moves that would even it out",
      description = "Asks the servers themselves. Nothing is moved.")
  public ServerLoadView get() {
    List<ServerLoad> all = loads.all();
    return new ServerLoadView(
        all.stream().map(ServerLoadResource::view).toList(),
        MoveAdvice.of(all).stream().map(ServerLoadResource::view).toList());
  }

  private static ServerLoadView.Server view(ServerLoad load) {
    DatabaseServer server = load.server();
    Optional<ServerLoad.Said> said = load.said();
    return new ServerLoadView.Server(
        server.id(),
        server.region(),
        server.state().name().toLowerCase(Locale.ROOT),
        server.capacity(),
        server.placed(),
        server.connectionBudget(),
        said.isPresent(),
        said.map(ServerLoad.Said::connections).orElse(null),
        said.map(ServerLoad.Said::maxConnections).orElse(null),
        said.map(ServerLoad.Said::bytes).orElse(null));
  }

  private static ServerLoadView.Move view(ProposedMove move) {
    return new ServerLoadView.Move(
        move.tenant().uuid(),
        move.tenant().tenantId(),
        move.from(),
        move.to(),
        move.tenant().bytes(),
        move.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
