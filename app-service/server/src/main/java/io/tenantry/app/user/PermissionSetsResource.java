package io.tenantry.app.user;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.tenantry.app.http.MergePatch;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.http.Validation;
import io.tenantry.app.link.Links;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.Permission;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.permission.SetName;
import io.tenantry.app.permission.SetScope;
import io.tenantry.app.release.SinceRelease;
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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Permission sets over REST: all are seen, the tenant's own are changed. */
@Path("/api/v1/permission-sets")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(value = BusinessObject.PERMISSION_SET, inAllCompanies = true)
@SinceRelease(3)
@Tag(name = "Permission sets")
public class PermissionSetsResource {

  private static final String PATH = "permission-sets";

  private final AccessWork work;
  private final SetDirectory directory;
  private final TenantSets sets;
  private final Validation validation;
  private final MergePatch mergePatch;
  private final Links links;

  PermissionSetsResource(
      AccessWork work,
      SetDirectory directory,
      TenantSets sets,
      Validation validation,
      MergePatch mergePatch,
      Links links) {
    this.work = work;
    this.directory = directory;
    this.sets = sets;
    this.validation = validation;
    this.mergePatch = mergePatch;
    this.links = links;
  }

  @GET
  @Operation(
      operationId = "listPermissionSets",
      summary = "List the sets of the system, the application and the tenant")
  public Page<SetView> list() {
    return new Page<>(
        work.read(() -> directory.all().stream().map(this::view).toList()), null, Map.of());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createPermissionSet", summary = "Make a set of the tenant's own")
  @APIResponse(responseCode = "201", description = "Created; Location and ETag name it")
  @APIResponse(responseCode = "400", description = "validation-failed")
  @APIResponse(
      responseCode = "403",
      description = "forbidden, also where the set allows what its maker may not do")
  @APIResponse(responseCode = "409", description = "permission-set-exists")
  public Response create(NewSet values) {
    NewSet valid = validation.valid(values);
    validation.valid(valid.content());
    SetView created = work.change(() -> view(entry(sets.create(valid))));
    return whole(Response.created(created.links().get("self")), created);
  }

  @GET
  @Path("{scope}/{name}")
  @Operation(operationId = "readPermissionSet", summary = "Read a set by scope and name")
  @APIResponse(responseCode = "200", description = "As it is")
  @APIResponse(responseCode = "404", description = "unknown-permission-set")
  public Response get(@PathParam("scope") String scope, @PathParam("name") String name) {
    SetName wanted = new SetName(scope(scope), name);
    return whole(Response.ok(), work.read(() -> view(directory.get(wanted))));
  }

  @PATCH
  @Path("{scope}/{name}")
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @Operation(
      operationId = "changePermissionSet",
      summary = "Change title or permissions of a set of the tenant (JSON merge patch)")
  @APIResponse(responseCode = "200", description = "As it is now")
  @APIResponse(responseCode = "403", description = "read-only, forbidden")
  @APIResponse(responseCode = "404", description = "unknown-permission-set")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  public Response change(
      @PathParam("scope") String scope,
      @PathParam("name") String name,
      @Context HttpHeaders headers,
      JsonNode patch) {
    refuseOthers(scope);
    Preconditions given = Preconditions.of(headers);
    return whole(
        Response.ok(),
        work.change(
            () ->
                view(
                    entry(
                        sets.change(
                            name,
                            given,
                            before ->
                                validation.valid(
                                    mergePatch.apply(before, patch, SetContent.class)))))));
  }

  @DELETE
  @Path("{scope}/{name}")
  @Operation(
      operationId = "deletePermissionSet",
      summary = "Delete a set of the tenant that nobody has")
  @APIResponse(responseCode = "204", description = "Gone")
  @APIResponse(responseCode = "403", description = "read-only")
  @APIResponse(responseCode = "409", description = "in-use")
  public void delete(
      @PathParam("scope") String scope,
      @PathParam("name") String name,
      @Context HttpHeaders headers) {
    refuseOthers(scope);
    Preconditions given = Preconditions.of(headers);
    work.change(
        () -> {
          sets.delete(name, given);
          return name;
        });
  }

  private static void refuseOthers(String scope) {
    if (scope(scope) != SetScope.TENANT) {
      throw new ProblemException(
          ProblemType.READ_ONLY,
          "Sets of scope " + scope + " are the same for all tenants; make one of your own");
    }
  }

  private static SetScope scope(String word) {
    return SetScope.ofWord(word).orElseThrow(SetDirectory::unknown);
  }

  private SetDirectory.Entry entry(TenantSet set) {
    return directory.get(new SetName(SetScope.TENANT, set.name));
  }

  private static Response whole(Response.ResponseBuilder answer, SetView view) {
    return answer.entity(view).build();
  }

  private SetView view(SetDirectory.Entry set) {
    String scope = set.name().scope().word();
    return new SetView(
        scope,
        set.name().name(),
        set.title(),
        set.permissions().stream().map(Permission::toString).sorted().toList(),
        set.ofTenant().map(own -> own.version).orElse(null),
        Map.of("self", links.to(PATH, scope, set.name().name())));
  }
}
