package io.tenantry.controlplane.lifecycle;

import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.acceptance.EntityTags;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.ExistingTenant;
import io.tenantry.controlplane.api.NewTenant;
import io.tenantry.controlplane.api.OperationView;
import io.tenantry.controlplane.api.Page;
import io.tenantry.controlplane.api.TenantView;
import io.tenantry.controlplane.http.Cursor;
import io.tenantry.controlplane.http.Listing;
import io.tenantry.controlplane.http.QueryText;
import io.tenantry.controlplane.http.RequestBodies;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantFilter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR})
@Tag(name = "Tenants", description = "Customers, each with a database of its own")
class TenantsResource {

  private static final Set<String> LIFECYCLES =
      Set.of("provisioning", "active", "suspended", "deleted", "purging", "purged", "failed");
  private static final Set<String> SCHEMAS =
      Set.of("current", "pending", "syncing", "failed", "ahead");

  private final TenantCatalog catalog;
  private final TenantWishes wishes;
  private final TenantChanges changes;
  private final PropertyChanges properties;
  private final RequestBodies bodies;
  private final ChangeRequest request;
  private final Attachment attachment;
  private final AttachTenant attach;
  private final ProvisionTenant provision;

  TenantsResource(
      TenantCatalog catalog,
      TenantWishes wishes,
      TenantChanges changes,
      PropertyChanges properties,
      RequestBodies bodies,
      ChangeRequest request,
      Attachment attachment,
      AttachTenant attach,
      ProvisionTenant provision) {
    this.catalog = catalog;
    this.wishes = wishes;
    this.changes = changes;
    this.properties = properties;
    this.bodies = bodies;
    this.request = request;
    this.attachment = attachment;
    this.attach = attach;
    this.provision = provision;
  }

  @POST
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "provisionTenant", summary = "Provisions a tenant, usable when done")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewTenant.class)))
  @APIResponse(
      responseCode = "202",
      description = "Accepted; Location names the operation",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  public CompletionStage<Response> provision(@BeanParam ActionQuery query, byte[] body) {
    Action action = query.or(Action.plain());
    ActionRules.demandShort(action.reason());
    TenantWish wish = wishes.of(bodies.read(body, NewTenant.class));
    return action.onlyTry()
        ? changes.tryProvision(provision, wish)
        : changes.provision(request, body, wish, Optional.ofNullable(action.reason()));
  }

  @GET
  @RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
  @Operation(operationId = "listTenants", summary = "Lists tenants, oldest first")
  public Page<TenantView> list(
      @Parameter(description = "A lifecycle state") @QueryParam("state") String state,
      @Parameter(description = "A schema state") @QueryParam("schema") String schema,
      @QueryParam("ring") String ring,
      @Parameter(description = "Id of a database server") @QueryParam("server") String server,
      @Parameter(description = "A part of the id, the display name or a host name, in any case")
          @QueryParam("q")
          String q,
      @Parameter(description = "1-500, 50 by default") @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    Listing listing = Listing.of(limit, cursor);
    List<Tenant> found =
        catalog.list(
            new TenantFilter(
                QueryText.oneOf(LIFECYCLES, "state", state),
                QueryText.oneOf(SCHEMAS, "schema", schema),
                QueryText.name("ring", ring),
                QueryText.name("server", server),
                QueryText.part("q", q).map(part -> part.toLowerCase(Locale.ROOT)),
                listing.after().map(after -> new TenantFilter.Place(after.createdAt(), after.id())),
                listing.rows()));
    return listing.page(found, TenantViews::view, row -> new Cursor(row.createdAt(), row.uuid()));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
  @Operation(operationId = "getTenant", summary = "Reads a tenant by id or UUID")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TenantView.class)))
  public Response get(@PathParam("id") String id) {
    Tenant tenant = catalog.get(id);
    return Response.ok(TenantViews.view(tenant))
        .header(HttpHeaders.ETAG, EntityTags.of(tenant.version()))
        .build();
  }

  @PATCH
  @Path("/{id}")
  @Blocking
  @Consumes({TenantPatches.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @Operation(
      operationId = "changeTenant",
      summary = "Changes properties live, by merge patch; nobody's session ends",
      description =
          "Everything that provisioning takes but the id, the companies, the database server and"
              + " sandboxOf."
              + " Null gives a property its default again: trialEndsAt null turns a trial into a"
              + " lasting tenant. The operation is done when every instance has taken it over.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = NewTenant.class),
              examples =
                  @ExampleObject(
                      name = "trial becomes lasting",
                      value = "{\"trialEndsAt\": null, \"plan\": \"standard\"}")))
  @APIResponse(
      responseCode = "202",
      description = "Accepted and in the catalog; Location names the operation",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  @APIResponse(responseCode = "400", description = "validation-failed, with every broken rule")
  @APIResponse(responseCode = "404", description = "unknown-tenant")
  @APIResponse(
      responseCode = "409",
      description =
          "illegal-transition, operation-running, host-name-taken, host-name-reserved,"
              + " identity-provider-taken, quota-exceeded, instances-silent, exclusive-access")
  @APIResponse(
      responseCode = "422",
      description = "identity-provider-unusable, with the check that it failed")
  @APIResponse(responseCode = "412", description = "version-mismatch, with the version")
  public CompletionStage<Response> change(
      @PathParam("id") String id, @BeanParam ActionQuery query, byte[] body) {
    return properties.patch(request, body, query.or(Action.plain()), id);
  }

  @POST
  @Path("/attach")
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "attachTenant",
      summary = "Makes a tenant of a database that exists; its schema stays as it is")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ExistingTenant.class)))
  @APIResponse(
      responseCode = "202",
      description = "Accepted; Location names the operation",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  public CompletionStage<Response> attach(byte[] body) {
    ExistingTenant existing = bodies.read(body, ExistingTenant.class);
    if (!Boolean.TRUE.equals(existing.dryRun())) {
      return attachment.accept(request, body, existing);
    }
    return TenantChanges.tried(attach, () -> attachment.enter(existing));
  }
}
