package io.tenantry.controlplane.window;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.controlplane.access.AuditEntry;
import io.tenantry.controlplane.access.AuditTrail;
import io.tenantry.controlplane.access.Caller;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.NewUpdateWindow;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.api.UpdateWindowView;
import io.tenantry.controlplane.http.RequestBodies;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{id}/update-window")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.TENANT_ADMIN})
@Tag(name = "Update windows", description = "When tenants let themselves be updated")
class UpdateWindowResource {

  private final UpdateWindows windows;
  private final TenantCatalog tenants;
  private final AuditTrail audit;
  private final RequestBodies bodies;
  private final Caller caller;
  private final InstantSource clock;

  UpdateWindowResource(
      UpdateWindows windows,
      TenantCatalog tenants,
      AuditTrail audit,
      RequestBodies bodies,
      Caller caller,
      InstantSource clock) {
    this.windows = windows;
    this.tenants = tenants;
    this.audit = audit;
    this.bodies = bodies;
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER, Role.TENANT_ADMIN})
  @Operation(
      operationId = "getUpdateWindow",
      summary = "Reads when a tenant lets itself be updated, and when that is next")
  @APIResponse(responseCode = "404", description = "unknown-tenant, unknown-update-window")
  public UpdateWindowView get(@PathParam("id") String id) {
    return windows
        .find(tenants.get(id).uuid())
        .map(this::view)
        .orElseThrow(UpdateWindowResource::unknown);
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "setUpdateWindow",
      summary = "Sets when a tenant lets itself be updated",
      description =
          "Rollouts begin the tenant's sync inside the window only. One that is not done when it"
              + " closes is rolled back and comes again a week later.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = NewUpdateWindow.class),
              examples =
                  @ExampleObject(
                      name = "at the weekend",
                      value =
                          "{\"from\": \"22:00\", \"hours\": 8, \"days\": [\"saturday\","
                              + " \"sunday\"]}")))
  @APIResponse(responseCode = "400", description = "validation-failed")
  @APIResponse(responseCode = "404", description = "unknown-tenant")
  public UpdateWindowView set(@PathParam("id") String id, byte[] body) {
    Tenant tenant = tenants.get(id);
    UpdateWindow window =
        WindowWish.of(bodies.read(body, NewUpdateWindow.class), tenant.properties().timeZone());
    UpdateWindowView view = view(window);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              windows.set(tenant.uuid(), window);
              record(
                  tenant,
                  "set-update-window",
                  Map.of("from", view.from(), "hours", view.hours(), "days", view.days()));
            });
    return view;
  }

  @DELETE
  @Operation(operationId = "removeUpdateWindow", summary = "Lets a tenant be updated at any time")
  @APIResponse(responseCode = "204", description = "It has none any more")
  @APIResponse(responseCode = "404", description = "unknown-tenant, unknown-update-window")
  public void remove(@PathParam("id") String id) {
    Tenant tenant = tenants.get(id);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              if (!windows.remove(tenant.uuid())) {
                throw unknown();
              }
              record(tenant, "remove-update-window", Map.of());
            });
  }

  private UpdateWindowView view(UpdateWindow window) {
    Instant now = clock.instant();
    Optional<Opening> present = window.at(now);
    Opening opening = present.orElseGet(() -> window.next(now));
    return new UpdateWindowView(
        window.opens().toString(),
        window.hours(),
        window.days().stream().sorted().map(WindowWish::name).toList(),
        window.zone().getId(),
        present.isPresent(),
        opening.opens(),
        opening.closes());
  }

  private void record(Tenant tenant, String action, Map<String, Object> details) {
    audit.record(
        new AuditEntry(
            caller.name(),
            action,
            Optional.of(tenant.uuid()),
            Optional.of(tenant.id().text()),
            AuditEntry.Outcome.SUCCEEDED,
            details));
  }

  private static ProblemException unknown() {
    return new ProblemException(
        ProblemType.UNKNOWN_UPDATE_WINDOW, "The tenant can be updated at any time.");
  }
}
