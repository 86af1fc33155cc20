package io.tenantry.controlplane.sync;

import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.acceptance.Acceptance;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.DryRun;
import io.tenantry.controlplane.api.OperationView;
import io.tenantry.controlplane.api.SyncRequest;
import io.tenantry.controlplane.http.RequestBodies;
import io.tenantry.controlplane.operation.NewOperation;
import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{id}/sync")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR})
@Tag(name = "Tenants")
class SyncResource {

  private final TenantCatalog catalog;
  private final SyncPlanning planning;
  private final Acceptance acceptance;
  private final ChangeRequest request;
  private final RequestBodies bodies;
  private final SyncTenant sync;
  private final CheckSync check;

  SyncResource(
      TenantCatalog catalog,
      SyncPlanning planning,
      Acceptance acceptance,
      ChangeRequest request,
      RequestBodies bodies,
      SyncTenant sync,
      CheckSync check) {
    this.catalog = catalog;
    this.planning = planning;
    this.acceptance = acceptance;
    this.request = request;
    this.bodies = bodies;
    this.sync = sync;
    this.check = check;
  }

  @POST
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "syncTenant",
      summary = "Brings a tenant's database to a release, all of it or nothing")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = SyncRequest.class),
              examples = {
                @ExampleObject(name = "check", value = "{\"mode\": \"check\", \"release\": 2}"),
                @ExampleObject(
                    name = "sync",
                    value = "{\"mode\": \"sync\", \"reason\": \"release 2 for everybody\"}")
              }))
  @APIResponse(
      responseCode = "202",
      description =
          "Accepted; Location names the operation. The result of a check has losses, warnings and"
              + " changes; that of a sync says how long it waited for locks.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  @APIResponse(responseCode = "404", description = "unknown-tenant, unknown-release")
  @APIResponse(
      responseCode = "409",
      description =
          "data-would-be-lost, with losses; backup-required; illegal-transition;"
              + " operation-running")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  public CompletionStage<Response> sync(@PathParam("id") String id, byte[] body) {
    SyncRequest wish = bodies.readOptional(body, SyncRequest.class, SyncRequest.plain());
    if (!wish.onlyTry()) {
      return acceptance.accept(request, body, operation -> planned(id, wish));
    }
    NewOperation planned = planned(id, wish);
    OperationPlan plan = planned.type().equals(CheckSync.TYPE) ? check : sync;
    List<String> steps = plan.steps().map(OperationStep::name).toList();
    return CompletableFuture.completedFuture(
        Response.ok(new DryRun(planned.type(), null, steps)).build());
  }

  private NewOperation planned(String id, SyncRequest wish) {
    Tenant tenant = catalog.get(id);
    SyncWish checked = SyncWish.of(wish, tenant);
    request.demandMatch(tenant.version());
    tenant
        .runningOperation()
        .ifPresent(
            running -> {
              throw Acceptance.running(running);
            });
    return planning.plan(tenant, checked, request.caller());
  }
}
