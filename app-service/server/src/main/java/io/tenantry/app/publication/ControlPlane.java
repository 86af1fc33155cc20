package io.tenantry.app.publication;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The part of the control plane's API that this service may use. Calls are signed in with a token
 * of this service's own, which {@code quarkus.oidc-client} fetches.
 */
@RegisterRestClient(configKey = "controlplane")
@OidcClientFilter
@Path("/api/v1/tenants/{tenant}/application")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface ControlPlane {

  /**
   * @param prefer how long to wait for the operation's end
   * @return the operation
   */
  @PUT
  @Path("/{kind}/{name}")
  JsonNode publish(
      @PathParam("tenant") UUID tenant,
      @PathParam("kind") String kind,
      @PathParam("name") String name,
      @HeaderParam("Prefer") String prefer,
      Wish wish);
}
