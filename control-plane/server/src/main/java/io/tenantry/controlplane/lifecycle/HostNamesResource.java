package io.tenantry.controlplane.lifecycle;

import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.HostNameView;
import io.tenantry.controlplane.api.NewHostName;
import io.tenantry.controlplane.api.OperationView;
import io.tenantry.controlplane.api.Page;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.http.RequestBodies;
import io.tenantry.controlplane.tenant.HostName;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

@Path("/api/v1/tenants/{id}/hostNames")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR})
@Tag(name = "Tenants", description = "Customers, each with a database of its own")
@APIResponse(
    responseCode = "202",
    description = "Accepted; Location names the operation",
    content = @Content(schema = @Schema(implementation = OperationView.class)))
@APIResponse(responseCode = "400", description = "validation-failed, with every broken rule")
@APIResponse(responseCode = "404", description = "unknown-tenant, unknown-host-name")
@APIResponse(
    responseCode = "409",
    description =
        "host-name-taken; host-name-reserved; instances-silent: the name was another tenant's and"
            + " an instance may still serve it; illegal-transition; operation-running;"
            + " exclusive-access")
@APIResponse(responseCode = "412", description = "version-mismatch, with the version")
class HostNamesResource {

  private final TenantCatalog catalog;
  private final PropertyChanges changes;
  private final RequestBodies bodies;
  private final ChangeRequest request;

  HostNamesResource(
      TenantCatalog catalog, PropertyChanges changes, RequestBodies bodies, ChangeRequest request) {
    this.catalog = catalog;
    this.changes = changes;
    this.bodies = bodies;
    this.request = request;
  }

  @GET
  @RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER, Role.TENANT_ADMIN})
  @Operation(operationId = "listHostNames", summary = "Lists a tenant's host names")
  public Page<HostNameView> list(@PathParam("id") String id) {
    return Page.whole(
        catalog.get(id).properties().hostNames().stream()
            .map(host -> new HostNameView(host.text()))
            .toList());
  }

  // Not for a tenant's administrator: nobody asks him yet to prove that the domain is his.
  @POST
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "addHostName",
      summary = "Gives a tenant a further name; users on its other names notice nothing")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = NewHostName.class),
              examples =
                  @ExampleObject(name = "plain", value = "{\"hostName\": \"erp.cronus.example\"}")))
  public CompletionStage<Response> add(@PathParam("id") String id, byte[] body) {
    NewHostName wanted = bodies.read(body, NewHostName.class);
    return changes.addHost(request, body, wanted.action(), id, host(wanted.hostName()));
  }

  @DELETE
  @Path("/{hostName}")
  @Blocking
  @RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.TENANT_ADMIN})
  @Operation(
      operationId = "removeHostName",
      summary = "Takes a name from a tenant; another tenant may get it once no instance is silent")
  public CompletionStage<Response> remove(
      @PathParam("id") String id,
      @PathParam("hostName") String hostName,
      @BeanParam ActionQuery query,
      byte[] body) {
    Action action = query.or(bodies.readOptional(body, Action.class, Action.plain()));
    return changes.removeHost(request, body, action, id, host(hostName));
  }

  private static HostName host(String written) {
    try {
      return HostName.of(written);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("hostName", e.getMessage());
    }
  }
}
