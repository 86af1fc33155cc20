package io.tenantry.controlplane.lifecycle;

import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.NewExclusiveAccess;
import io.tenantry.controlplane.api.NewTenantId;
import io.tenantry.controlplane.api.OperationView;
import io.tenantry.controlplane.http.RequestBodies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** What can be done to a tenant as it is: each action is an operation of the same name. */
@Path("/api/v1/tenants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR})
@Tag(name = "Tenants", description = "Customers, each with a database of its own")
@APIResponse(
    responseCode = "200",
    description =
        "It has ended, if the caller preferred to wait; or the dry run passed every check",
    content = @Content(schema = @Schema(implementation = OperationView.class)))
@APIResponse(
    responseCode = "202",
    description = "Accepted; Location names the operation",
    content = @Content(schema = @Schema(implementation = OperationView.class)))
@APIResponse(responseCode = "400", description = "validation-failed, confirmation-required")
@APIResponse(responseCode = "404", description = "unknown-tenant")
@APIResponse(
    responseCode = "409",
    description =
        "illegal-transition, with the state and what it allows; operation-running, with the"
            + " operation; exclusive-access, with its holder and end")
@APIResponse(responseCode = "412", description = "version-mismatch, with the version")
class TenantActionsResource {

  private static final String PLAIN = "{\"reason\": \"maintenance on Sunday\"}";
  private static final String CONFIRMED =
      "{\"confirm\": \"cronus\", \"reason\": \"contract ended\"}";

  private final TenantChanges changes;
  private final RequestBodies bodies;
  private final ChangeRequest request;
  private final MountTenant mount;
  private final DismountTenant dismount;
  private final SuspendTenant suspend;
  private final ReactivateTenant reactivate;
  private final DeleteTenant delete;
  private final RecoverTenant recover;
  private final PurgeTenant purge;
  private final RotateCredentials rotateCredentials;
  private final Renaming renaming;
  private final ExclusiveAccesses exclusiveAccesses;

  TenantActionsResource(
      TenantChanges changes,
      RequestBodies bodies,
      ChangeRequest request,
      MountTenant mount,
      DismountTenant dismount,
      SuspendTenant suspend,
      ReactivateTenant reactivate,
      DeleteTenant delete,
      RecoverTenant recover,
      PurgeTenant purge,
      RotateCredentials rotateCredentials,
      Renaming renaming,
      ExclusiveAccesses exclusiveAccesses) {
    this.changes = changes;
    this.bodies = bodies;
    this.request = request;
    this.mount = mount;
    this.dismount = dismount;
    this.suspend = suspend;
    this.reactivate = reactivate;
    this.delete = delete;
    this.recover = recover;
    this.purge = purge;
    this.rotateCredentials = rotateCredentials;
    this.renaming = renaming;
    this.exclusiveAccesses = exclusiveAccesses;
  }

  @POST
  @Path("/{id}/mount")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "mountTenant", summary = "Makes a tenant reachable on every instance")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = Action.class),
              examples = @ExampleObject(name = "plain", value = PLAIN)))
  public CompletionStage<Response> mount(@PathParam("id") String id, byte[] body) {
    return act(mount, id, body);
  }

  @POST
  @Path("/{id}/dismount")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "dismountTenant",
      summary = "Makes a tenant unreachable; its data stays as it is")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = Action.class),
              examples = @ExampleObject(name = "plain", value = PLAIN)))
  public CompletionStage<Response> dismount(@PathParam("id") String id, byte[] body) {
    return act(dismount, id, body);
  }

  @POST
  @Path("/{id}/suspend")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "suspendTenant",
      summary = "Closes a tenant for a while; its users are told so, its sessions end")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = Action.class),
              examples = @ExampleObject(name = "plain", value = PLAIN)))
  public CompletionStage<Response> suspend(@PathParam("id") String id, byte[] body) {
    return act(suspend, id, body);
  }

  @POST
  @Path("/{id}/reactivate")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "reactivateTenant",
      summary = "Opens a suspended tenant again, as it was before")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = Action.class),
              examples = @ExampleObject(name = "plain", value = PLAIN)))
  public CompletionStage<Response> reactivate(@PathParam("id") String id, byte[] body) {
    return act(reactivate, id, body);
  }

  @POST
  @Path("/{id}/recover")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "recoverTenant",
      summary = "Brings a deleted tenant back with its data, users and names")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = Action.class),
              examples = @ExampleObject(name = "plain", value = PLAIN)))
  public CompletionStage<Response> recover(@PathParam("id") String id, byte[] body) {
    return act(recover, id, body);
  }

  @POST
  @Path("/{id}/purge")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "purgeTenant",
      summary = "Destroys a deleted tenant for good and certifies it; needs confirm")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = Action.class),
              examples = @ExampleObject(name = "confirmed", value = CONFIRMED)))
  public CompletionStage<Response> purge(@PathParam("id") String id, byte[] body) {
    return act(purge, id, body);
  }

  @DELETE
  @Path("/{id}")
  @Blocking
  @Operation(
      operationId = "deleteTenant",
      summary = "Takes a tenant away and keeps it until its retention ends; needs confirm",
      description =
          "Out of reach at once. Until retainedUntil it can be recovered and its id and host names"
              + " are nobody else's; then it is purged. The body may be given as query parameters.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = Action.class),
              examples = @ExampleObject(name = "confirmed", value = CONFIRMED)))
  public CompletionStage<Response> delete(
      @PathParam("id") String id, @BeanParam ActionQuery query, byte[] body) {
    return changes.act(request, body, delete, query.or(action(body)), id);
  }

  @POST
  @Path("/{id}/rotate-credentials")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "rotateTenantCredentials",
      summary = "Gives a tenant's database logins other names and passwords, while it is in use",
      description =
          "The former logins work until every instance uses the new ones. One that stays silent is"
              + " cut off, and listed in the result as unacknowledged.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = Action.class),
              examples =
                  @ExampleObject(name = "plain", value = "{\"reason\": \"a laptop was lost\"}")))
  public CompletionStage<Response> rotateCredentials(@PathParam("id") String id, byte[] body) {
    return act(rotateCredentials, id, body);
  }

  @POST
  @Path("/{id}/rename")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "renameTenant",
      summary = "Gives a tenant another id; the one it had is nobody else's for the retention")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = NewTenantId.class),
              examples = @ExampleObject(name = "plain", value = "{\"newId\": \"contoso\"}")))
  public CompletionStage<Response> rename(@PathParam("id") String id, byte[] body) {
    return renaming.accept(request, body, bodies.read(body, NewTenantId.class), id);
  }

  @POST
  @Path("/{id}/exclusive-access")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "takeExclusiveAccess",
      summary = "Ends the sessions of a tenant's users and lets no new ones in, for a while",
      description =
          "The operation's result holds the ticket, which every change of the tenant names until it"
              + " is given back or expires.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = NewExclusiveAccess.class),
              examples = @ExampleObject(name = "half an hour", value = "{\"minutes\": 30}")))
  public CompletionStage<Response> takeExclusiveAccess(@PathParam("id") String id, byte[] body) {
    NewExclusiveAccess wanted =
        bodies.readOptional(body, NewExclusiveAccess.class, NewExclusiveAccess.plain());
    return exclusiveAccesses.take(request, body, wanted, id);
  }

  @DELETE
  @Path("/{id}/exclusive-access")
  @Blocking
  @Operation(
      operationId = "giveBackExclusiveAccess",
      summary = "Gives the ticket back before it expires; users get in again")
  public CompletionStage<Response> giveBackExclusiveAccess(
      @PathParam("id") String id, @BeanParam ActionQuery query, byte[] body) {
    return exclusiveAccesses.giveBack(request, body, query.or(action(body)), id);
  }

  private CompletionStage<Response> act(TenantPlan plan, String id, byte[] body) {
    return changes.act(request, body, plan, action(body), id);
  }

  private Action action(byte[] body) {
    return bodies.readOptional(body, Action.class, Action.plain());
  }
}
