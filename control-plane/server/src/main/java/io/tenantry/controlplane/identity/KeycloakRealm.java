package io.tenantry.controlplane.identity;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.tenantry.controlplane.credential.Secret;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The platform's realm, as single acts that can be repeated. Each takes one or two round trips. */
@Singleton
class KeycloakRealm {

  private static final int MEMBERS_AT_A_TIME = 100;

  private final KeycloakAdminApi admin;
  private final String realm;

  KeycloakRealm(IdentityConfig config, InstantSource clock) {
    ServiceToken token =
        new ServiceToken(client(config).build(KeycloakTokenApi.class), config, clock);
    this.admin =
        client(config).register(new ServiceTokenFilter(token)).build(KeycloakAdminApi.class);
    this.realm = config.realm();
  }

  /** The organization of that alias; empty if there is none. */
  Optional<KeycloakOrganization> organization(String alias) {
    return admin.organizations(realm, alias, true, false).stream()
        .filter(organization -> organization.alias().equals(alias))
        .findFirst();
  }

  /** Id of the new organization; empty if its name is taken. */
  Optional<String> create(KeycloakOrganization organization) {
    return unlessThere(() -> admin.createOrganization(realm, organization));
  }

  void deleteOrganization(String id) {
    admin.deleteOrganization(realm, id).close();
  }

  /** Every member, page by page. */
  List<KeycloakUser> members(String organization) {
    List<KeycloakUser> members = new ArrayList<>();
    List<KeycloakUser> page;
    do {
      page = admin.members(realm, organization, members.size(), MEMBERS_AT_A_TIME);
      members.addAll(page);
    } while (page.size() == MEMBERS_AT_A_TIME);
    return members;
  }

  void addMember(String organization, String user) {
    unlessThere(() -> admin.addMember(realm, organization, '"' + user + '"'));
  }

  Optional<KeycloakClient> client(String clientId) {
    return admin.clients(realm, clientId).stream().findFirst();
  }

  /** Id of the new client; empty if its name is taken. */
  Optional<String> create(KeycloakClient client) {
    return unlessThere(() -> admin.createClient(realm, client));
  }

  void update(String id, KeycloakClient client) {
    admin.updateClient(realm, id, client).close();
  }

  void deleteClient(String id) {
    admin.deleteClient(realm, id).close();
  }

  Optional<KeycloakUser> user(String name) {
    return admin.users(realm, name, true).stream().findFirst();
  }

  /** Id of the new user; empty if the name is taken. */
  Optional<String> create(KeycloakUser user) {
    return unlessThere(() -> admin.createUser(realm, user));
  }

  void update(String id, KeycloakUser user) {
    admin.updateUser(realm, id, user).close();
  }

  void setPassword(String user, Secret password) {
    admin.resetPassword(realm, user, KeycloakUser.Password.lasting(password.reveal())).close();
  }

  void grantRole(String user, String role) {
    admin.grantRoles(realm, user, List.of(admin.role(realm, role))).close();
  }

  void deleteUser(String id) {
    admin.deleteUser(realm, id).close();
  }

  private static Optional<String> unlessThere(Supplier<Response> creation) {
    try (Response created = creation.get()) {
      return Optional.ofNullable(created.getLocation()).map(KeycloakRealm::lastSegment);
    } catch (WebApplicationException e) {
      if (e.getResponse().getStatus() == Response.Status.CONFLICT.getStatusCode()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static String lastSegment(URI location) {
    String path = location.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static QuarkusRestClientBuilder client(IdentityConfig config) {
    return QuarkusRestClientBuilder.newBuilder()
        .baseUri(config.url())
        .connectTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .readTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
  }
}
