package io.tenantry.app.scim;

import de.captaingoldfish.scim.sdk.common.constants.HttpHeader;
import io.quarkus.security.Authenticated;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What SCIM clients ask before anything else: what is spoken here, and what is kept. */
@Path("/scim/v2")
@Produces({HttpHeader.SCIM_CONTENT_TYPE, MediaType.APPLICATION_JSON})
@Authenticated
@RequiresPermission(value = BusinessObject.USER, inAllCompanies = true)
@SinceRelease(3)
@Tag(name = "SCIM")
public class DiscoveryResource {

  private final Provisioning provisioning;

  DiscoveryResource(Provisioning provisioning) {
    this.provisioning = provisioning;
  }

  @GET
  @Path("ServiceProviderConfig")
  @Operation(
      operationId = "readScimConfiguration",
      summary = "Read what of SCIM is spoken here: patches, filters, ETags; no bulk, no sorting")
  public Response configuration(@Context HttpHeaders headers) {
    return provisioning.read(new AttributeQuery(), headers, "ServiceProviderConfig");
  }

  @GET
  @Path("ResourceTypes")
  @Operation(operationId = "listScimResourceTypes", summary = "List what can be provisioned")
  public Response resourceTypes(@Context HttpHeaders headers) {
    return provisioning.read(new AttributeQuery(), headers, "ResourceTypes");
  }

  @GET
  @Path("ResourceTypes/{name}")
  @Operation(operationId = "readScimResourceType", summary = "Read one of them, such as User")
  @APIResponse(responseCode = "200", description = "As RFC 7643, 6 says")
  @APIResponse(responseCode = "404", description = "There is none, as a SCIM error")
  public Response resourceType(@PathParam("name") String name, @Context HttpHeaders headers) {
    return provisioning.read(new AttributeQuery(), headers, "ResourceTypes", name);
  }

  @GET
  @Path("Schemas")
  @Operation(operationId = "listScimSchemas", summary = "List what is kept of users, and the rest")
  public Response schemas(@Context HttpHeaders headers) {
    return provisioning.read(new AttributeQuery(), headers, "Schemas");
  }

  @GET
  @Path("Schemas/{id}")
  @Operation(
      operationId = "readScimSchema",
      summary = "Read one of them, such as urn:ietf:params:scim:schemas:core:2.0:User")
  @APIResponse(responseCode = "200", description = "As RFC 7643, 7 says")
  @APIResponse(responseCode = "404", description = "There is none, as a SCIM error")
  public Response schema(@PathParam("id") String id, @Context HttpHeaders headers) {
    return provisioning.read(new AttributeQuery(), headers, "Schemas", id);
  }
}
