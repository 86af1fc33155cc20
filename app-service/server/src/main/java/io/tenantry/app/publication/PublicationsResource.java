package io.tenantry.app.publication;

import io.quarkus.security.Authenticated;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.http.Validation;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.tenant.TenantObjects;
import io.tenantry.tenant.object.PublishedObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What all tenants share, over REST: seen by those who may, published by administration tenants.
 */
@Path("/api/v1/application/{kind: reports|web-services|permission-sets}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(value = BusinessObject.OBJECT, inAllCompanies = true)
@Tag(name = "Publishing for all tenants")
public class PublicationsResource {

  private static final Map<String, String> KINDS =
      Map.of(
          "reports", PublishedObject.REPORT,
          "web-services", PublishedObject.WEB_SERVICE,
          "permission-sets", PublishedObject.PERMISSION_SET);

  private final TenantObjects objects;
  private final Publications publications;
  private final Validation validation;

  PublicationsResource(TenantObjects objects, Publications publications, Validation validation) {
    this.objects = objects;
    this.publications = publications;
    this.validation = validation;
  }

  @GET
  @Operation(
      operationId = "listPublishedObjects",
      summary = "List reports, web services or permission sets of the tenant's release")
  public Page<PublishedView> list(@PathParam("kind") String kind) {
    return new Page<>(
        objects.all(KINDS.get(kind)).stream()
            .map(
                one ->
                    new PublishedView(one.kind(), one.name(), one.release(), one.revision(), null))
            .toList(),
        null,
        Map.of());
  }

  @GET
  @Path("{name}")
  @Operation(operationId = "readPublishedObject", summary = "Read the revision in force")
  @APIResponse(responseCode = "200", description = "With its content")
  @APIResponse(responseCode = "404", description = "unknown-object")
  public PublishedView get(@PathParam("kind") String kind, @PathParam("name") String name) {
    return objects
        .find(KINDS.get(kind), name)
        .map(
            one ->
                new PublishedView(
                    one.kind(), one.name(), one.release(), one.revision(), one.content()))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNKNOWN_OBJECT, "The tenant's release has no object of this name"));
  }

  @PUT
  @Path("{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RequiresPermission(value = BusinessObject.OBJECT, action = Action.EXECUTE, inAllCompanies = true)
  @Operation(
      operationId = "publishObject",
      summary = "Publish a revision for all tenants of its releases, from an administration tenant")
  @APIResponse(responseCode = "200", description = "Every instance answers with it")
  @APIResponse(responseCode = "202", description = "Still going on after half a minute")
  @APIResponse(responseCode = "400", description = "validation-failed")
  @APIResponse(responseCode = "403", description = "application-writes-not-allowed, forbidden")
  @APIResponse(responseCode = "404", description = "unknown-release")
  @APIResponse(responseCode = "422", description = "object-refused: it does not run")
  @APIResponse(responseCode = "503", description = "unavailable: no control plane is reached")
  public Response publish(
      @PathParam("kind") String kind,
      @Parameter(example = "auditors") @PathParam("name") String name,
      NewRevision revision) {
    PublicationView view = publications.publish(kind, name, validation.valid(revision));
    return Response.status(view.status().equals("succeeded") ? 200 : 202).entity(view).build();
  }
}
