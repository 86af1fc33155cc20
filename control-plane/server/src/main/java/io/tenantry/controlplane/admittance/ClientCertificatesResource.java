package io.tenantry.controlplane.admittance;

import io.smallrye.common.annotation.Blocking;
import io.tenantry.controlplane.access.Caller;
import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.admittance.AdmittanceChanges.Change;
import io.tenantry.controlplane.api.ClientCertificateView;
import io.tenantry.controlplane.api.NewClientCertificate;
import io.tenantry.controlplane.api.Page;
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

@Path("/api/v1/tenants/{id}/clientCertificates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR})
@Tag(name = "Tenants", description = "Customers, each with a database of its own")
class ClientCertificatesResource {

  private final TenantCatalog tenants;
  private final ClientCertificates certificates;
  private final RequestBodies bodies;
  private final Caller caller;
  private final InstantSource clock;

  ClientCertificatesResource(
      TenantCatalog tenants,
      ClientCertificates certificates,
      RequestBodies bodies,
      Caller caller,
      InstantSource clock) {
    this.tenants = tenants;
    this.certificates = certificates;
    this.bodies = bodies;
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  @Blocking
  @RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER, Role.TENANT_ADMIN})
  @Operation(
      operationId = "listClientCertificates",
      summary = "Lists the client certificates that open a tenant or did, oldest first")
  @APIResponse(responseCode = "404", description = "unknown-tenant")
  public Page<ClientCertificateView> list(@PathParam("id") String id) {
    return Page.whole(certificates.list(tenants.get(id).uuid()));
  }

  // Not for a tenant's administrator: the subject he gives could be of another tenant's device.
  @POST
  @Blocking
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "mapClientCertificate",
      summary = "Lets client certificates open a tenant",
      description = "Answers when every live instance accepts them")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = NewClientCertificate.class),
              examples =
                  @ExampleObject(
                      name = "by subject",
                      value = "{\"name\": \"till-7\", \"subject\": \"CN=till-7,O=CRONUS\"}")))
  @APIResponse(
      responseCode = "201",
      description = "As the instances know it",
      content = @Content(schema = @Schema(implementation = ClientCertificateView.class)))
  @APIResponse(responseCode = "400", description = "validation-failed")
  @APIResponse(responseCode = "404", description = "unknown-tenant")
  @APIResponse(
      responseCode = "409",
      description = "client-certificate-taken, illegal-transition, exclusive-access")
  public Response map(@PathParam("id") String id, byte[] body) {
    NewClientCertificate wanted = bodies.read(body, NewClientCertificate.class);
    Terms terms =
        Terms.of(
            wanted.name(), wanted.roles(), wanted.expiresAt(), wanted.reason(), clock.instant());
    Mapping mapping = Mapping.of(wanted.subject(), wanted.fingerprint());
    Change change =
        new Change(
            caller.name(),
            "map-client-certificate",
            id,
            Optional.ofNullable(wanted.ticket()),
            wanted.reason());
    return Response.status(Response.Status.CREATED)
        .entity(certificates.map(change, mapping, terms))
        .build();
  }

  @DELETE
  @Path("/{certificate}")
  @Blocking
  @Operation(
      operationId = "revokeClientCertificate",
      summary = "Lets client certificates no longer open a tenant",
      description = "Answers when no live instance accepts them any more")
  @APIResponse(
      responseCode = "200",
      description = "As it is now",
      content = @Content(schema = @Schema(implementation = ClientCertificateView.class)))
  @APIResponse(responseCode = "404", description = "unknown-tenant, unknown-client-certificate")
  public ClientCertificateView revoke(
      @PathParam("id") String id, @PathParam("certificate") String certificate) {
    return certificates.revoke(
        new Change(caller.name(), "revoke-client-certificate", id, Optional.empty(), null),
        uuid(certificate));
  }

  private static UUID uuid(String certificate) {
    return UuidText.parse(certificate).orElseThrow(ClientCertificates::unknown);
  }
}
