package io.tenantry.app.odata;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.tenantry.app.link.RequestTarget;
import io.tenantry.app.permission.OpenToUsers;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The one route of the OData interface; what is below it is OData's own grammar. */
@Path("/odata/v4{path: (/.*)?}")
@Authenticated
@Blocking
@Tag(name = "OData")
public class ODataResource {

  private final Service service;

  ODataResource(Service service) {
    this.service = service;
  }

  @GET
  @OpenToUsers
  @Operation(
      operationId = "readEntities",
      summary = "Read with OData v4; /odata/v4/$metadata describes what there is")
  @APIResponse(responseCode = "200", description = "As OData v4 says")
  @APIResponse(responseCode = "400", description = "validation-failed, as an OData error")
  @APIResponse(responseCode = "404", description = "unknown-entity, unknown-path, unknown-company")
  @APIResponse(responseCode = "501", description = "not-supported")
  public Response get(@Context RoutingContext request, @Context HttpHeaders headers) {
    return answer(request, headers, InputStream.nullInputStream());
  }

  @POST
  @OpenToUsers
  @Operation(operationId = "createEntity", summary = "Create, post, or send a batch with OData v4")
  @APIResponse(responseCode = "201", description = "The entity; Location and ETag name it")
  @APIResponse(responseCode = "400", description = "validation-failed, as an OData error")
  public Response post(
      @Context RoutingContext request, @Context HttpHeaders headers, InputStream body) {
    return answer(request, headers, body);
  }

  @PUT
  @OpenToUsers
  @Operation(operationId = "replaceEntity", summary = "Replace or create an entity with OData v4")
  @APIResponse(responseCode = "201", description = "Created: there was none of that key")
  @APIResponse(responseCode = "204", description = "Replaced")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  public Response put(
      @Context RoutingContext request, @Context HttpHeaders headers, InputStream body) {
    return answer(request, headers, body);
  }

  @PATCH
  @OpenToUsers
  @Operation(operationId = "changeEntity", summary = "Change or create an entity with OData v4")
  @APIResponse(responseCode = "201", description = "Created: there was none of that key")
  @APIResponse(responseCode = "204", description = "Changed")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  public Response patch(
      @Context RoutingContext request, @Context HttpHeaders headers, InputStream body) {
    return answer(request, headers, body);
  }

  @DELETE
  @OpenToUsers
  @Operation(operationId = "deleteEntity", summary = "Delete an entity with OData v4")
  @APIResponse(responseCode = "204", description = "Gone")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  public Response delete(@Context RoutingContext request, @Context HttpHeaders headers) {
    return answer(request, headers, InputStream.nullInputStream());
  }

  private Response answer(RoutingContext request, HttpHeaders headers, InputStream body) {
    HttpMethod method = HttpMethod.valueOf(RequestTarget.method(request));
    return service.answer(method, RequestTarget.of(request), headers, body);
  }
}
