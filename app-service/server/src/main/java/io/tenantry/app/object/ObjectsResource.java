package io.tenantry.app.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.http.Validation;
import io.tenantry.app.link.Links;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import io.tenantry.tenant.TenantObjects;
import io.tenantry.tenant.object.PublishedObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reports and web services over REST: all are seen, the tenant's own are changed. */
@Path("/api/v1/tenant/{kind: reports|web-services}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(value = BusinessObject.TENANT_OBJECT, inAllCompanies = true)
@SinceRelease(VisibleObjects.SINCE)
@Tag(name = "Reports and web services of the tenant")
public class ObjectsResource {

  private static final String APPLICATION = "application";
  private static final String TENANT = "tenant";
  private static final Map<String, String> KINDS =
      Map.of("reports", PublishedObject.REPORT, "web-services", PublishedObject.WEB_SERVICE);

  private final TenantObjects published;
  private final OwnObjects own;
  private final Validation validation;
  private final Links links;

  ObjectsResource(TenantObjects published, OwnObjects own, Validation validation, Links links) {
    this.published = published;
    this.own = own;
    this.validation = validation;
    this.links = links;
  }

  @GET
  @Operation(
      operationId = "listTenantObjects",
      summary = "List the reports or web services of the application and the tenant")
  public Page<ObjectView> list(@PathParam("kind") String kind) {
    List<ObjectView> items =
        Stream.concat(
                published.all(KINDS.get(kind)).stream().map(one -> view(kind, one)),
                own.all(KINDS.get(kind)).stream().map(one -> view(kind, one)))
            .toList();
    return new Page<>(items, null, Map.of());
  }

  @GET
  @Path("{name}")
  @Operation(
      operationId = "readTenantObject",
      summary = "Read one, of the application or the tenant")
  @APIResponse(responseCode = "200", description = "With its content")
  @APIResponse(responseCode = "404", description = "unknown-object")
  public Response get(
      @PathParam("kind") String kind,
      @Parameter(example = "german-customers") @PathParam("name") String name) {
    return published
        .find(KINDS.get(kind), name)
        .map(found -> Response.ok(view(kind, found)).build())
        .orElseGet(() -> whole(Response.ok(), kind, own.get(KINDS.get(kind), name)));
  }

  @POST
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createTenantObject",
      summary = "Make a report or web service of the tenant's own; it is tried first")
  @APIResponse(responseCode = "201", description = "Created; Location and ETag name it")
  @APIResponse(responseCode = "400", description = "validation-failed")
  @APIResponse(
      responseCode = "403",
      description = "forbidden, also where a report could show what its maker may not read")
  @APIResponse(
      responseCode = "409",
      description = "object-exists: the application or the tenant has the name or the entity set")
  @APIResponse(responseCode = "422", description = "report-failed, report-timeout")
  public Response create(
      @PathParam("kind") String kind,
      @Parameter(description = "In which a report is tried; the default company if absent")
          @QueryParam("company")
          String company,
      NewObject values) {
    NewObject valid = validation.valid(values);
    OwnObject made = own.create(KINDS.get(kind), valid.name(), valid.content(), company);
    return whole(Response.created(view(kind, made).links().get("self")), kind, made);
  }

  @PUT
  @Path("{name}")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "changeTenantObject",
      summary = "Give an object of the tenant's own another content")
  @APIResponse(responseCode = "200", description = "As it is now")
  @APIResponse(responseCode = "400", description = "validation-failed")
  @APIResponse(responseCode = "403", description = "read-only, forbidden")
  @APIResponse(responseCode = "404", description = "unknown-object")
  @APIResponse(responseCode = "409", description = "object-exists")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  @APIResponse(responseCode = "422", description = "report-failed, report-timeout")
  public Response change(
      @PathParam("kind") String kind,
      @PathParam("name") String name,
      @QueryParam("company") String company,
      @Context HttpHeaders headers,
      ObjectContent values) {
    refusePublished(kind, name);
    JsonNode content = validation.valid(values).content();
    return whole(
        Response.ok(),
        kind,
        own.change(KINDS.get(kind), name, content, company, Preconditions.of(headers)));
  }

  @DELETE
  @Path("{name}")
  @Operation(operationId = "deleteTenantObject", summary = "Delete an object of the tenant's own")
  @APIResponse(responseCode = "204", description = "Gone")
  @APIResponse(responseCode = "403", description = "read-only, forbidden")
  @APIResponse(responseCode = "404", description = "unknown-object")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  public void delete(
      @PathParam("kind") String kind,
      @PathParam("name") String name,
      @Context HttpHeaders headers) {
    refusePublished(kind, name);
    own.delete(KINDS.get(kind), name, Preconditions.of(headers));
  }

  private void refusePublished(String kind, String name) {
    if (published.find(KINDS.get(kind), name).isPresent()) {
      throw new ProblemException(
          ProblemType.READ_ONLY,
          "What the application publishes is the same for all tenants; make one of your own");
    }
  }

  private Response whole(Response.ResponseBuilder answer, String kind, OwnObject object) {
    return answer.entity(view(kind, object)).tag(tag(object)).build();
  }

  /** JAX-RS adds the quotes. */
  private static String tag(OwnObject object) {
    String quoted = object.tag().toString();
    return quoted.substring(1, quoted.length() - 1);
  }

  private ObjectView view(String kind, OwnObject object) {
    return new ObjectView(
        TENANT,
        object.name(),
        object.content(),
        object.version(),
        Map.of("self", links.to("tenant", kind, object.name())));
  }

  private ObjectView view(String kind, PublishedObject object) {
    return new ObjectView(
        APPLICATION,
        object.name(),
        object.content(),
        null,
        Map.of("self", links.to("tenant", kind, object.name())));
  }
}
