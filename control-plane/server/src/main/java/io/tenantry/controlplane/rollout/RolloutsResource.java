package io.tenantry.controlplane.rollout;

import io.tenantry.controlplane.access.Caller;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.NewRollout;
import io.tenantry.controlplane.api.Page;
import io.tenantry.controlplane.api.RolloutTenantView;
import io.tenantry.controlplane.api.RolloutView;
import io.tenantry.controlplane.http.Cursor;
import io.tenantry.controlplane.http.Listing;
import io.tenantry.controlplane.http.QueryText;
import io.tenantry.controlplane.http.RequestBodies;
import io.tenantry.controlplane.http.UuidText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/rollouts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR})
@Tag(name = "Rollouts", description = "Many tenants brought to one release, ring by ring")
class RolloutsResource {

  private static final int FAILURES_SHOWN = 100;
  private static final Set<String> STATUSES =
      Set.of("waiting", "running", "succeeded", "unchanged", "failed", "skipped");

  private final Rollouts rollouts;
  private final RolloutStore store;
  private final RolloutTenantStore tenants;
  private final RequestBodies bodies;
  private final Caller caller;

  RolloutsResource(
      Rollouts rollouts,
      RolloutStore store,
      RolloutTenantStore tenants,
      RequestBodies bodies,
      Caller caller) {
    this.rollouts = rollouts;
    this.store = store;
    this.tenants = tenants;
    this.bodies = bodies;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "beginRollout",
      summary = "Brings the tenants of rings to a release; one that fails stops no other")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = NewRollout.class),
              examples =
                  @ExampleObject(
                      name = "canary first",
                      value =
                          "{\"release\": 2, \"rings\": [\"canary\", \"all\"], \"parallelism\": 4,"
                              + " \"haltAfterFailures\": 3}")))
  @APIResponse(
      responseCode = "202",
      description = "Begun; Location names the rollout",
      content = @Content(schema = @Schema(implementation = RolloutView.class)))
  @APIResponse(responseCode = "200", description = "With dryRun: what would be begun")
  @APIResponse(responseCode = "404", description = "unknown-release")
  @APIResponse(responseCode = "409", description = "backup-required, release-missing")
  public Response begin(byte[] body) {
    NewRollout request = bodies.readOptional(body, NewRollout.class, NewRollout.plain());
    RolloutWish wish = RolloutWish.of(request);
    if (request.onlyTry()) {
      Progress planned = rollouts.rehearse(wish, caller.name());
      return Response.ok(RolloutViews.view(planned, List.of())).build();
    }
    Rollout begun = rollouts.begin(wish, caller.name());
    return Response.status(Response.Status.ACCEPTED)
        .header(HttpHeaders.LOCATION, "/api/v1/rollouts/" + begun.id())
        .entity(view(rollouts.get(begun.id())))
        .build();
  }

  @GET
  @RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
  @Operation(operationId = "listRollouts", summary = "Lists rollouts, newest first")
  public Page<RolloutView> list(
      @Parameter(description = "1-500, 50 by default") @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    Listing listing = Listing.of(limit, cursor);
    return listing.page(
        store.list(listing.after(), listing.rows()),
        rollout -> RolloutViews.view(rollouts.progress(rollout), List.of()),
        rollout -> new Cursor(rollout.createdAt(), rollout.id()));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
  @Operation(operationId = "getRollout", summary = "Reads a rollout and how far it got")
  @APIResponse(responseCode = "404", description = "unknown-rollout")
  public RolloutView get(@PathParam("id") String id) {
    return view(rollouts.get(parse(id)));
  }

  @GET
  @Path("/{id}/tenants")
  @RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
  @Operation(operationId = "listRolloutTenants", summary = "What a rollout did, tenant by tenant")
  @APIResponse(responseCode = "404", description = "unknown-rollout")
  public Page<RolloutTenantView> tenants(
      @PathParam("id") String id,
      @Parameter(description = "waiting, running, succeeded, unchanged, failed or skipped")
          @QueryParam("status")
          String status,
      @Parameter(description = "1-500, 50 by default") @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    Rollout rollout = rollouts.get(parse(id));
    Listing listing = Listing.of(limit, cursor);
    return listing.page(
        tenants.list(
            rollout.id(),
            QueryText.oneOf(STATUSES, "status", status),
            listing.after().map(Cursor::id),
            listing.rows()),
        RolloutViews::view,
        tenant -> new Cursor(Instant.EPOCH, tenant.uuid()));
  }

  @POST
  @Path("/{id}/pause")
  @Operation(operationId = "pauseRollout", summary = "Begins no sync until it is resumed")
  @APIResponse(responseCode = "409", description = "illegal-transition")
  public RolloutView pause(@PathParam("id") String id, byte[] body) {
    return act(id, RolloutAction.PAUSE, body);
  }

  @POST
  @Path("/{id}/resume")
  @Operation(
      operationId = "resumeRollout",
      summary = "Goes on after a pause or a halt; failures so far are tolerated")
  @APIResponse(responseCode = "409", description = "illegal-transition")
  public RolloutView resume(@PathParam("id") String id, byte[] body) {
    return act(id, RolloutAction.RESUME, body);
  }

  @POST
  @Path("/{id}/retry-failed")
  @Operation(operationId = "retryFailedOfRollout", summary = "Syncs those again that failed")
  @APIResponse(responseCode = "409", description = "illegal-transition")
  public RolloutView retryFailed(@PathParam("id") String id, byte[] body) {
    return act(id, RolloutAction.RETRY_FAILED, body);
  }

  @POST
  @Path("/{id}/cancel")
  @Operation(
      operationId = "cancelRollout",
      summary = "Begins no sync any more; those under way end")
  @APIResponse(responseCode = "409", description = "illegal-transition")
  public RolloutView cancel(@PathParam("id") String id, byte[] body) {
    return act(id, RolloutAction.CANCEL, body);
  }

  private RolloutView act(String id, RolloutAction action, byte[] body) {
    Action wish = bodies.readOptional(body, Action.class, Action.plain());
    UUID rollout = parse(id);
    return view(
        wish.onlyTry()
            ? rollouts.demandLegal(rollout, action)
            : rollouts.act(rollout, action, caller.name()));
  }

  private RolloutView view(Rollout rollout) {
    return RolloutViews.view(
        rollouts.progress(rollout),
        tenants.list(rollout.id(), Optional.of("failed"), Optional.empty(), FAILURES_SHOWN));
  }

  private static UUID parse(String id) {
    return UuidText.parse(id).orElseThrow(Rollouts::unknown);
  }
}
