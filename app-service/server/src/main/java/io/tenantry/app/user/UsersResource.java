package io.tenantry.app.user;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.tenantry.app.http.Cursor;
import io.tenantry.app.http.ListQuery;
import io.tenantry.app.http.MergePatch;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.http.Validation;
import io.tenantry.app.link.Links;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The tenant's users over REST. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(value = BusinessObject.USER, inAllCompanies = true)
@SinceRelease(3)
@Tag(name = "Users")
public class UsersResource {

  private static final String PATH = "users";

  private final AccessWork work;
  private final Users users;
  private final Validation validation;
  private final MergePatch mergePatch;
  private final Links links;

  UsersResource(
      AccessWork work, Users users, Validation validation, MergePatch mergePatch, Links links) {
    this.work = work;
    this.users = users;
    this.validation = validation;
    this.mergePatch = mergePatch;
    this.links = links;
  }

  @GET
  @Operation(operationId = "listUsers", summary = "List users by name")
  public Page<UserView> list(@BeanParam ListQuery query) {
    return Page.cut(
        work.read(() -> users.list(query)),
        query.limit(),
        user -> new Cursor(Users.SORT, user.id, user.name),
        this::view,
        after -> links.nextPage(query.repeated(), after, PATH));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createUser",
      summary = "Register a user before the first sign-in",
      description = "The user has no permission until a permission set is assigned")
  @APIResponse(responseCode = "201", description = "Created; Location and ETag name it")
  @APIResponse(responseCode = "400", description = "validation-failed")
  @APIResponse(responseCode = "409", description = "user-exists, quota-exceeded")
  public Response create(NewUser values) {
    NewUser valid = validation.valid(values);
    TenantUser user = work.change(() -> users.create(valid));
    return whole(Response.created(self(user)), user);
  }

  @GET
  @Path("{user}")
  @Operation(operationId = "readUser", summary = "Read a user by name or id")
  @APIResponse(responseCode = "200", description = "As it is, with its ETag")
  @APIResponse(responseCode = "404", description = "user-not-found")
  public Response get(@PathParam("user") String reference) {
    return whole(Response.ok(), work.read(() -> users.get(reference)));
  }

  @PATCH
  @Path("{user}")
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @Operation(
      operationId = "changeUser",
      summary = "Disable, enable, let expire or rename for display (JSON merge patch)",
      description = "Counts at once on this instance, and within seconds on the others")
  @APIResponse(responseCode = "200", description = "As it is now")
  @APIResponse(responseCode = "404", description = "user-not-found")
  @APIResponse(responseCode = "409", description = "own-account")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  public Response change(
      @PathParam("user") String reference, @Context HttpHeaders headers, JsonNode patch) {
    Preconditions given = Preconditions.of(headers);
    return whole(
        Response.ok(),
        work.change(
            () ->
                users.change(
                    reference,
                    given,
                    before -> validation.valid(mergePatch.apply(before, patch, UserState.class)))));
  }

  @DELETE
  @Path("{user}")
  @Operation(
      operationId = "deleteUser",
      summary = "Delete a user, with all permission sets; the name is free again",
      description =
          "Who has a token of the tenant all the same comes back as a new user,"
              + " unless only registered users are let in")
  @APIResponse(responseCode = "204", description = "Gone")
  @APIResponse(responseCode = "404", description = "user-not-found")
  @APIResponse(responseCode = "409", description = "own-account")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  public void delete(@PathParam("user") String reference, @Context HttpHeaders headers) {
    Preconditions given = Preconditions.of(headers);
    work.change(
        () -> {
          users.delete(reference, given);
          return reference;
        });
  }

  private Response whole(Response.ResponseBuilder answer, TenantUser user) {
    return answer.header(HttpHeaders.ETAG, user.tag().toString()).entity(view(user)).build();
  }

  private UserView view(TenantUser user) {
    return new UserView(
        user.id,
        user.name,
        user.displayName,
        user.disabled,
        user.expiresAt,
        user.registeredAt,
        user.registeredBy,
        user.version,
        Map.of(
            "self", self(user), "assignments", links.to(PATH, user.id.toString(), "assignments")));
  }

  private URI self(TenantUser user) {
    return links.to(PATH, user.id.toString());
  }
}
