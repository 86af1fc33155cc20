package io.tenantry.controlplane.admittance;

import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.access.Caller;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.admittance.AdmittanceChanges.Change;
import io.tenantry.controlplane.api.ApiKeyView;
import io.tenantry.controlplane.api.IssuedApiKey;
import io.tenantry.controlplane.api.NewApiKey;
import io.tenantry.controlplane.api.Page;
import io.tenantry.controlplane.api.RevokedApiKey;
import io.tenantry.controlplane.http.RequestBodies;
import io.tenantry.controlplane.http.UuidText;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{id}/apiKeys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.TENANT_ADMIN})
@Tag(name = "Tenants", description = "Customers, each with a database of its own")
class ApiKeysResource {

  private final TenantCatalog tenants;
  private final ApiKeys keys;
  private final RequestBodies bodies;
  private final Caller caller;
  private final InstantSource clock;

  ApiKeysResource(
      TenantCatalog tenants,
      ApiKeys keys,
      RequestBodies bodies,
      Caller caller,
      InstantSource clock) {
    this.tenants = tenants;
    this.keys = keys;
    this.bodies = bodies;
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  @Blocking
  @RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER, Role.TENANT_ADMIN})
  @Operation(
      operationId = "listApiKeys",
      summary = "Lists a tenant's API keys, oldest first, those that no longer open included")
  @APIResponse(responseCode = "404", description = "unknown-tenant")
  public Page<ApiKeyView> list(@PathParam("id") String id) {
    return Page.whole(keys.list(tenants.get(id).uuid()));
  }

  @POST
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "issueApiKey",
      summary = "Makes an API key; its secret is told once",
      description = "Answers when every live instance accepts the key")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = NewApiKey.class),
              examples =
                  @ExampleObject(
                      name = "for a program",
                      value =
                          "{\"name\": \"web-shop\", \"roles\": [\"tenant-user\"],"
                              + " \"requestsPerMinute\": 600}")))
  @APIResponse(
      responseCode = "201",
      description = "The key with its secret",
      content = @Content(schema = @Schema(implementation = IssuedApiKey.class)))
  @APIResponse(responseCode = "400", description = "validation-failed, with every broken rule")
  @APIResponse(responseCode = "404", description = "unknown-tenant")
  @APIResponse(
      responseCode = "409",
      description = "too-many-api-keys, illegal-transition, exclusive-access")
  public Response issue(@PathParam("id") String id, byte[] body) {
    NewApiKey wanted = bodies.read(body, NewApiKey.class);
    Terms terms =
        Terms.of(
            wanted.name(), wanted.roles(), wanted.expiresAt(), wanted.reason(), clock.instant());
    IssuedApiKey issued =
        keys.issue(
            new Change(
                caller.name(),
                "issue-api-key",
                id,
                Optional.ofNullable(wanted.ticket()),
                wanted.reason()),
            terms,
            KeyQuota.of(wanted.requestsPerMinute()));
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(issued)
        .build();
  }

  @DELETE
  @Path("/{key}")
  @Blocking
  @Operation(
      operationId = "revokeApiKey",
      summary = "Revokes an API key",
      description = "Answers when no live instance accepts the key any more")
  @APIResponse(
      responseCode = "200",
      description = "The key as it is now",
      content = @Content(schema = @Schema(implementation = RevokedApiKey.class)))
  @APIResponse(responseCode = "404", description = "unknown-tenant, unknown-api-key")
  public RevokedApiKey revoke(@PathParam("id") String id, @PathParam("key") String key) {
    return keys.revoke(
        new Change(caller.name(), "revoke-api-key", id, Optional.empty(), null), uuid(key));
  }

  private static UUID uuid(String key) {
    return UuidText.parse(key).orElseThrow(ApiKeys::unknown);
  }
}
