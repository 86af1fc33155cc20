package io.tenantry.app.scim;

import de.captaingoldfish.scim.sdk.common.constants.HttpHeader;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import io.quarkus.security.Authenticated;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The tenant's users over SCIM. */
@Path("/scim/v2/Users")
@Produces({HttpHeader.SCIM_CONTENT_TYPE, MediaType.APPLICATION_JSON})
@Consumes({HttpHeader.SCIM_CONTENT_TYPE, MediaType.APPLICATION_JSON})
@Authenticated
@RequiresPermission(value = BusinessObject.USER, inAllCompanies = true)
@SinceRelease(3)
@Tag(name = "SCIM")
public class ScimUsersResource {

  private static final String USERS = UserEndpoint.PATH;
  private static final String SEARCH = ".search";

  private final Provisioning provisioning;

  ScimUsersResource(Provisioning provisioning) {
    this.provisioning = provisioning;
  }

  @GET
  @Operation(operationId = "listScimUsers", summary = "List users by name, or find some")
  @APIResponse(
      responseCode = "200",
      description = "A page of them, and how many there are",
      content =
          @Content(
              mediaType = HttpHeader.SCIM_CONTENT_TYPE,
              schema = @Schema(type = SchemaType.OBJECT),
              example = ScimExamples.PAGE))
  @APIResponse(responseCode = "400", description = "invalidFilter, tooMany, as a SCIM error")
  public Response list(@BeanParam UserQuery query, @Context HttpHeaders headers) {
    return provisioning.read(query, headers, USERS);
  }

  @POST
  @Path(SEARCH)
  @RequiresPermission(value = BusinessObject.USER, action = Action.READ, inAllCompanies = true)
  @Operation(
      operationId = "searchScimUsers",
      summary = "Find users as a body says, so that names are in no log of a proxy")
  @RequestBody(
      content =
          @Content(
              mediaType = HttpHeader.SCIM_CONTENT_TYPE,
              schema = @Schema(type = SchemaType.OBJECT),
              example = ScimExamples.SEARCH))
  @APIResponse(responseCode = "200", description = "A page of them, and how many there are")
  @APIResponse(responseCode = "400", description = "invalidFilter, tooMany, as a SCIM error")
  public Response search(String body, @Context HttpHeaders headers) {
    return provisioning.search(body, headers, USERS, SEARCH);
  }

  @POST
  @Operation(
      operationId = "createScimUser",
      summary = "Register a user before the first sign-in",
      description = "The user has no permission until a permission set is assigned")
  @RequestBody(
      content =
          @Content(
              mediaType = HttpHeader.SCIM_CONTENT_TYPE,
              schema = @Schema(type = SchemaType.OBJECT),
              example = ScimExamples.USER))
  @APIResponse(
      responseCode = "201",
      description = "Created; Location and ETag name it",
      content =
          @Content(
              mediaType = HttpHeader.SCIM_CONTENT_TYPE,
              schema = @Schema(type = SchemaType.OBJECT),
              example = ScimExamples.ANSWER))
  @APIResponse(responseCode = "400", description = "invalidValue, as a SCIM error")
  @APIResponse(
      responseCode = "409",
      description = "uniqueness, as a SCIM error; quota-exceeded, as a problem")
  public Response create(String body, @Context HttpHeaders headers) {
    return provisioning.change(HttpMethod.POST, body, headers, USERS);
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "readScimUser", summary = "Read a user")
  @APIResponse(
      responseCode = "200",
      description = "As it is, with its ETag",
      content =
          @Content(
              mediaType = HttpHeader.SCIM_CONTENT_TYPE,
              schema = @Schema(type = SchemaType.OBJECT),
              example = ScimExamples.ANSWER))
  @APIResponse(responseCode = "404", description = "There is none, as a SCIM error")
  public Response get(
      @PathParam("id") String id, @BeanParam AttributeQuery query, @Context HttpHeaders headers) {
    return provisioning.read(query, headers, USERS, id);
  }

  @PUT
  @Path("{id}")
  @Operation(
      operationId = "replaceScimUser",
      summary = "Rename, disable or enable a user",
      description = "Without active the user stays disabled or enabled")
  @RequestBody(
      content =
          @Content(
              mediaType = HttpHeader.SCIM_CONTENT_TYPE,
              schema = @Schema(type = SchemaType.OBJECT),
              example = ScimExamples.USER))
  @APIResponse(responseCode = "200", description = "As it is now")
  @APIResponse(responseCode = "404", description = "There is none, as a SCIM error")
  @APIResponse(
      responseCode = "409",
      description = "uniqueness, or the caller's own user, as a SCIM error")
  @APIResponse(responseCode = "412", description = "Not the version in If-Match, as a SCIM error")
  public Response replace(@PathParam("id") String id, String body, @Context HttpHeaders headers) {
    return provisioning.change(HttpMethod.PUT, body, headers, USERS, id);
  }

  @PATCH
  @Path("{id}")
  @Operation(
      operationId = "changeScimUser",
      summary = "Rename, disable or enable a user",
      description = "Counts at once on this instance, and within seconds on the others")
  @RequestBody(
      content =
          @Content(
              mediaType = HttpHeader.SCIM_CONTENT_TYPE,
              schema = @Schema(type = SchemaType.OBJECT),
              example = ScimExamples.PATCH))
  @APIResponse(responseCode = "200", description = "As it is now")
  @APIResponse(responseCode = "404", description = "There is none, as a SCIM error")
  @APIResponse(
      responseCode = "409",
      description = "uniqueness, or the caller's own user, as a SCIM error")
  @APIResponse(responseCode = "412", description = "Not the version in If-Match, as a SCIM error")
  public Response change(@PathParam("id") String id, String body, @Context HttpHeaders headers) {
    return provisioning.change(HttpMethod.PATCH, body, headers, USERS, id);
  }

  @DELETE
  @Path("{id}")
  @Operation(
      operationId = "deleteScimUser",
      summary = "Delete a user, with all permission sets; the name is free again")
  @APIResponse(responseCode = "204", description = "Gone")
  @APIResponse(responseCode = "404", description = "There is none, as a SCIM error")
  @APIResponse(responseCode = "409", description = "The caller's own user, as a SCIM error")
  @APIResponse(responseCode = "412", description = "Not the version in If-Match, as a SCIM error")
  public Response delete(@PathParam("id") String id, @Context HttpHeaders headers) {
    return provisioning.delete(headers, USERS, id);
  }
}
