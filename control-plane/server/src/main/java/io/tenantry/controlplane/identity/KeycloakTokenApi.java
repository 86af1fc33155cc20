package io.tenantry.controlplane.identity;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The token endpoint of a realm. */
@RegisterRestClient(configKey = "keycloak-token")
@Path("/realms/{realm}/protocol/openid-connect/token")
interface KeycloakTokenApi {

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  KeycloakToken token(
      @PathParam("realm") String realm,
      @FormParam("grant_type") String grantType,
      @FormParam("client_id") String clientId,
      @FormParam("client_secret") String clientSecret);
}
