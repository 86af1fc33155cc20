package io.tenantry.app.user;

import io.quarkus.security.Authenticated;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.Validation;
import io.tenantry.app.link.Links;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The permission sets of a user over REST. */
@Path("/api/v1/users/{user}/assignments")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(value = BusinessObject.USER, action = Action.MODIFY, inAllCompanies = true)
@SinceRelease(3)
@Tag(name = "Users")
public class AssignmentsResource {

  private final AccessWork work;
  private final Users users;
  private final Assignments assignments;
  private final Validation validation;
  private final Links links;

  AssignmentsResource(
      AccessWork work, Users users, Assignments assignments, Validation validation, Links links) {
    this.work = work;
    this.users = users;
    this.assignments = assignments;
    this.validation = validation;
    this.links = links;
  }

  @GET
  @RequiresPermission(value = BusinessObject.USER, inAllCompanies = true)
  @Operation(operationId = "listAssignments", summary = "List the permission sets of a user")
  @APIResponse(responseCode = "200", description = "By set, then by company")
  @APIResponse(responseCode = "404", description = "user-not-found")
  public Page<AssignmentView> list(@PathParam("user") String user) {
    return new Page<>(work.read(() -> assignments.of(users.get(user))), null, Map.of());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "assignPermissionSet",
      summary = "Give a user a permission set, in all companies or in one")
  @APIResponse(responseCode = "201", description = "Assigned; Location names it")
  @APIResponse(
      responseCode = "403",
      description = "forbidden, also where the set allows what the caller may not do")
  @APIResponse(
      responseCode = "404",
      description = "user-not-found, unknown-permission-set, unknown-company")
  @APIResponse(responseCode = "409", description = "assignment-exists")
  public Response add(@PathParam("user") String user, NewAssignment values) {
    NewAssignment valid = validation.valid(values);
    AssignmentView added = work.change(() -> assignments.add(users.get(user), valid));
    return Response.created(links.to("users", user, "assignments", added.id().toString()))
        .entity(added)
        .build();
  }

  @DELETE
  @Path("{assignment}")
  @Operation(
      operationId = "takePermissionSet",
      summary = "Take a permission set from a user",
      description = "Counts at once on this instance, and within seconds on the others")
  @APIResponse(responseCode = "204", description = "Gone")
  @APIResponse(responseCode = "404", description = "user-not-found, unknown-assignment")
  @APIResponse(responseCode = "409", description = "own-account")
  public void remove(@PathParam("user") String user, @PathParam("assignment") String assignment) {
    work.change(
        () -> {
          assignments.remove(users.get(user), assignment);
          return assignment;
        });
  }
}
