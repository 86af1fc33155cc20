package io.tenantry.controlplane.identity;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The part of Keycloak's admin API that is used here. Answers of POST are looked at by the caller:
 * 409 says that the thing is there already.
 */
@RegisterRestClient(configKey = "keycloak-admin")
@Path("/admin/realms/{realm}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface KeycloakAdminApi {

  @POST
  @Path("/organizations")
  Response createOrganization(@PathParam("realm") String realm, KeycloakOrganization organization);

  /** Without attributes unless brief is false. */
  @GET
  @Path("/organizations")
  List<KeycloakOrganization> organizations(
      @PathParam("realm") String realm,
      @QueryParam("search") String search,
      @QueryParam("exact") boolean exact,
      @QueryParam("briefRepresentation") boolean brief);

  @DELETE
  @Path("/organizations/{id}")
  Response deleteOrganization(@PathParam("realm") String realm, @PathParam("id") String id);

  @GET
  @Path("/organizations/{id}/members")
  List<KeycloakUser> members(
      @PathParam("realm") String realm,
      @PathParam("id") String id,
      @QueryParam("first") int first,
      @QueryParam("max") int max);

  /**
   * @param user the user's id as a JSON text, quotes included
   */
  @POST
  @Path("/organizations/{id}/members")
  Response addMember(@PathParam("realm") String realm, @PathParam("id") String id, String user);

  @POST
  @Path("/clients")
  Response createClient(@PathParam("realm") String realm, KeycloakClient client);

  @GET
  @Path("/clients")
  List<KeycloakClient> clients(
      @PathParam("realm") String realm, @QueryParam("clientId") String clientId);

  @PUT
  @Path("/clients/{id}")
  Response updateClient(
      @PathParam("realm") String realm, @PathParam("id") String id, KeycloakClient client);

  @DELETE
  @Path("/clients/{id}")
  Response deleteClient(@PathParam("realm") String realm, @PathParam("id") String id);

  @POST
  @Path("/users")
  Response createUser(@PathParam("realm") String realm, KeycloakUser user);

  @GET
  @Path("/users")
  List<KeycloakUser> users(
      @PathParam("realm") String realm,
      @QueryParam("username") String username,
      @QueryParam("exact") boolean exact);

  @PUT
  @Path("/users/{id}")
  Response updateUser(
      @PathParam("realm") String realm, @PathParam("id") String id, KeycloakUser user);

  @PUT
  @Path("/users/{id}/reset-password")
  Response resetPassword(
      @PathParam("realm") String realm, @PathParam("id") String id, KeycloakUser.Password password);

  @DELETE
  @Path("/users/{id}")
  Response deleteUser(@PathParam("realm") String realm, @PathParam("id") String id);

  @GET
  @Path("/roles/{name}")
  KeycloakRole role(@PathParam("realm") String realm, @PathParam("name") String name);

  @POST
  @Path("/users/{id}/role-mappings/realm")
  Response grantRoles(
      @PathParam("realm") String realm, @PathParam("id") String user, List<KeycloakRole> roles);
}
