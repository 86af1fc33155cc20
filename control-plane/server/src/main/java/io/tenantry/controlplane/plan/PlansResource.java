package io.tenantry.controlplane.plan;

import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.acceptance.EntityTags;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.NewPlan;
import io.tenantry.controlplane.api.OperationView;
import io.tenantry.controlplane.api.Page;
import io.tenantry.controlplane.api.PlanPatch;
import io.tenantry.controlplane.api.PlanView;
import io.tenantry.controlplane.http.RequestBodies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/plans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
@Tag(name = "Plans", description = "What tenants can buy")
class PlansResource {

  private static final String NEW =
      """
      {"name": "premium", "limits": {"requestsPerSecond": 200, "concurrentRequests": 40,
       "queueLength": 100, "connections": 8, "companies": 200},
       "sandboxLimits": {"requestsPerSecond": 20, "connections": 2}, "entitlements": ["reports"]}\
      """;
  private static final String PATCH =
      """
      {"limits": {"requestsPerSecond": 500, "queueLength": null}, "entitlements": ["reports"]}\
      """;

  private final Plans plans;
  private final PlanChanges changes;
  private final RequestBodies bodies;
  private final ChangeRequest request;

  PlansResource(Plans plans, PlanChanges changes, RequestBodies bodies, ChangeRequest request) {
    this.plans = plans;
    this.changes = changes;
    this.bodies = bodies;
    this.request = request;
  }

  @GET
  @Operation(operationId = "listPlans", summary = "Lists plans by name")
  public Page<PlanView> list() {
    return Page.whole(plans.list());
  }

  @GET
  @Path("/{name}")
  @Operation(operationId = "getPlan", summary = "Reads a plan")
  @APIResponse(
      responseCode = "200",
      description = "The plan; ETag is its version",
      content = @Content(schema = @Schema(implementation = PlanView.class)))
  @APIResponse(responseCode = "404", description = "unknown-plan")
  public Response get(@PathParam("name") String name) {
    return answer(Response.ok(), plans.get(name));
  }

  @POST
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.ADMIN)
  @Operation(operationId = "createPlan", summary = "Creates a plan, to be bought from now on")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = NewPlan.class),
              examples = @ExampleObject(name = "premium", value = NEW)))
  @APIResponse(
      responseCode = "201",
      description = "The plan; Location names it",
      content = @Content(schema = @Schema(implementation = PlanView.class)))
  @APIResponse(responseCode = "400", description = "validation-failed, with every broken rule")
  @APIResponse(responseCode = "409", description = "plan-exists")
  public Response create(byte[] body) {
    PlanView made = changes.create(request.caller(), bodies.read(body, NewPlan.class));
    return answer(
        Response.status(Response.Status.CREATED)
            .header(HttpHeaders.LOCATION, "/api/v1/plans/" + made.name()),
        made);
  }

  @PATCH
  @Path("/{name}")
  @Blocking
  @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
  @RolesAllowed(Role.ADMIN)
  @Operation(
      operationId = "changePlan",
      summary = "Changes a plan for all of its tenants, without restart",
      description = "Ends when every live instance applies it; silent ones are in the result")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = PlanPatch.class),
              examples = @ExampleObject(name = "more requests, no queue", value = PATCH)))
  @APIResponse(
      responseCode = "200",
      description = "What the plan would be, with dryRun",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PlanView.class)))
  @APIResponse(
      responseCode = "202",
      description = "Accepted; Location names the operation",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  @APIResponse(responseCode = "400", description = "validation-failed, with every broken rule")
  @APIResponse(responseCode = "404", description = "unknown-plan")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  public CompletionStage<Response> change(
      @PathParam("name") String name,
      @Parameter(description = "Only says what the plan would be") @QueryParam("dryRun")
          boolean dryRun,
      byte[] body) {
    if (dryRun) {
      return CompletableFuture.completedFuture(
          Response.ok(changes.tried(request, name, body)).build());
    }
    return changes.change(request, name, body);
  }

  @DELETE
  @Path("/{name}")
  @Blocking
  @RolesAllowed(Role.ADMIN)
  @Operation(operationId = "deletePlan", summary = "Deletes a plan that no tenant has")
  @APIResponse(responseCode = "204", description = "Deleted")
  @APIResponse(responseCode = "404", description = "unknown-plan")
  @APIResponse(responseCode = "409", description = "plan-in-use")
  public void delete(@PathParam("name") String name) {
    changes.delete(request, name);
  }

  private static Response answer(Response.ResponseBuilder answer, PlanView plan) {
    return answer.header(HttpHeaders.ETAG, EntityTags.of(plan.version())).entity(plan).build();
  }
}
