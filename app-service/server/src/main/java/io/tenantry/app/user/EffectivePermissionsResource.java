package io.tenantry.app.user;

import io.quarkus.security.Authenticated;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.QueryValue;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.CurrentUser;
import io.tenantry.app.permission.OpenToUsers;
import io.tenantry.app.permission.Permission;
import io.tenantry.app.permission.Permissions;
import io.tenantry.app.permission.UserAccess;
import io.tenantry.app.permission.UserRows;
import io.tenantry.app.release.SinceRelease;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** "Why can't I?", over REST: everybody asks for themselves, those who may read users for all. */
@Path("/api/v1/users/{user}/effective-permissions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@SinceRelease(3)
@Tag(name = "Users")
public class EffectivePermissionsResource {

  private final AccessWork work;
  private final Users users;
  private final UserRows rows;
  private final CurrentUser caller;
  private final Permissions permissions;
  private final EffectivePermissions effective;

  EffectivePermissionsResource(
      AccessWork work,
      Users users,
      UserRows rows,
      CurrentUser caller,
      Permissions permissions,
      EffectivePermissions effective) {
    this.work = work;
    this.users = users;
    this.rows = rows;
    this.caller = caller;
    this.permissions = permissions;
    this.effective = effective;
  }

  @GET
  @OpenToUsers
  @Operation(
      operationId = "explainPermission",
      summary = "Say which permission sets allow a user something, or which would",
      description =
          "What the role in the user's access token carries is known of the caller alone.")
  @APIResponse(responseCode = "200", description = "Granted or not, and why")
  @APIResponse(responseCode = "400", description = "validation-failed")
  @APIResponse(responseCode = "403", description = "forbidden")
  @APIResponse(responseCode = "404", description = "user-not-found, unknown-company")
  public EffectivePermission explain(
      @Parameter(description = "Name or id", example = "clerk@cronus") @PathParam("user")
          String user,
      @Parameter(example = "sales-order") @QueryParam("object") String object,
      @Parameter(description = "read, insert, modify, delete or execute", example = "execute")
          @QueryParam("action")
          String action,
      @Parameter(description = "Name or id; if absent, all companies", example = "CRONUS")
          @QueryParam("company")
          String company) {
    Permission asked = new Permission(object(object), action(action));
    boolean ofCaller = user.equals(caller.name());
    if (!ofCaller) {
      permissions.demandInAllCompanies(BusinessObject.USER, Action.READ);
    }
    UserAccess access =
        ofCaller ? caller.access() : rows.read(work.read(() -> users.get(user).name)).orElseThrow();
    return work.read(() -> effective.of(access, asked, QueryValue.text("company", company)));
  }

  private static BusinessObject object(String word) {
    return QueryValue.text("object", word)
        .flatMap(BusinessObject::ofWord)
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "object", "unknown-object", "must be an object such as sales-order"));
  }

  private static Action action(String word) {
    return QueryValue.text("action", word)
        .flatMap(Action::ofWord)
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "action", "unknown-action", "must be read, insert, modify, delete or execute"));
  }
}
