package io.tenantry.controlplane.flag;

import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.acceptance.EntityTags;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.FlagView;
import io.tenantry.controlplane.api.FlagWish;
import io.tenantry.controlplane.api.OperationView;
import io.tenantry.controlplane.api.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
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

@Path("/api/v1/flags")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
@Tag(name = "Flags", description = "Something new that reaches tenants ring by ring")
class FlagsResource {

  private static final String WISH =
      """
      {"description": "The dialog that posts as you type", "rings": ["canary"], "tenants": ["cronus"]}\
      """;

  private final Flags flags;
  private final FlagChanges changes;
  private final ChangeRequest request;

  FlagsResource(Flags flags, FlagChanges changes, ChangeRequest request) {
    this.flags = flags;
    this.changes = changes;
    this.request = request;
  }

  @GET
  @Operation(operationId = "listFlags", summary = "Lists flags by name")
  public Page<FlagView> list() {
    return Page.whole(flags.list());
  }

  @GET
  @Path("/{name}")
  @Operation(operationId = "getFlag", summary = "Reads a flag")
  @APIResponse(
      responseCode = "200",
      description = "The flag; ETag is its version",
      content = @Content(schema = @Schema(implementation = FlagView.class)))
  @APIResponse(responseCode = "404", description = "unknown-flag")
  public Response get(@PathParam("name") String name) {
    FlagView flag = flags.get(name);
    return Response.ok(flag).header(HttpHeaders.ETAG, EntityTags.of(flag.version())).build();
  }

  @PUT
  @Path("/{name}")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.ADMIN)
  @Operation(
      operationId = "putFlag",
      summary = "Gives something new to exactly these rings and tenants",
      description = "Ends when every live instance applies it; silent ones are in the result")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = FlagWish.class),
              examples = @ExampleObject(name = "the canaries and CRONUS", value = WISH)))
  @APIResponse(
      responseCode = "202",
      description = "Accepted; Location names the operation",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  @APIResponse(responseCode = "400", description = "validation-failed")
  @APIResponse(responseCode = "404", description = "unknown-tenant")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  public CompletionStage<Response> put(@PathParam("name") String name, byte[] body) {
    return changes.put(request, name, body);
  }

  @DELETE
  @Path("/{name}")
  @Blocking
  @RolesAllowed(Role.ADMIN)
  @Operation(
      operationId = "deleteFlag",
      summary = "Takes it from everybody and forgets it",
      description = "Ends when every live instance applies it; silent ones are in the result")
  @APIResponse(
      responseCode = "202",
      description = "Accepted; Location names the operation",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  @APIResponse(responseCode = "404", description = "unknown-flag")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  public CompletionStage<Response> delete(@PathParam("name") String name) {
    return changes.remove(request, name);
  }
}
