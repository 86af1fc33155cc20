package io.tenantry.controlplane.identity;

import io.tenantry.controlplane.credential.Secret;
import io.tenantry.controlplane.operation.PermanentFailureException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tenants in Keycloak. Everything carries the tenant's UUID, so that an organization or a user that
 * merely has the right name, of an earlier tenant, say, is neither used nor removed.
 */
@Singleton
class KeycloakIdentities implements TenantIdentities {

  private static final String ROLE = "tenant-admin";
  private static final String ORGANIZATION_TENANT = "uuid";
  private static final String USER_TENANT = "tenant";

  private final KeycloakRealm realm;
  private final AppAddresses addresses;

  KeycloakIdentities(KeycloakRealm realm, AppAddresses addresses) {
    this.realm = realm;
    this.addresses = addresses;
  }

  @Override
  public void create(NewIdentity identity, Secret administratorPassword) {
    String organization = organization(identity);
    client(identity);
    String user = administrator(identity, administratorPassword);
    realm.grantRole(user, ROLE);
    realm.addMember(organization, user);
  }

  @Override
  public void disable(NewIdentity identity) {
    enabled(identity, false);
  }

  @Override
  public void enable(NewIdentity identity) {
    enabled(identity, true);
  }

  private void enabled(NewIdentity identity, boolean enabled) {
    realm
        .client(identity.client())
        .ifPresent(client -> realm.update(client.id(), client.withEnabled(enabled)));
    ownAdministrator(identity)
        .ifPresent(user -> realm.update(user.id(), user.withEnabled(enabled)));
  }

  @Override
  public void update(NewIdentity identity) {
    realm
        .client(identity.client())
        .ifPresent(
            there -> realm.update(there.id(), wantedClient(identity).withEnabled(there.enabled())));
  }

  /** Keycloak never changes the alias of an organization: its members move to another one. */
  @Override
  public void rename(NewIdentity from, NewIdentity to) {
    update(to);
    ownAdministrator(from)
        .ifPresent(user -> realm.update(user.id(), user.withName(to.administrator())));
    if (!alias(from).equals(alias(to))) {
      ownOrganization(from).ifPresent(former -> moveMembers(former, organization(to)));
    }
  }

  private void moveMembers(KeycloakOrganization former, String organization) {
    realm.members(former.id()).forEach(user -> realm.addMember(organization, user.id()));
    realm.deleteOrganization(former.id());
  }

  @Override
  public void delete(NewIdentity identity) {
    ownAdministrator(identity).ifPresent(user -> realm.deleteUser(user.id()));
    realm.client(identity.client()).ifPresent(client -> realm.deleteClient(client.id()));
    ownOrganization(identity)
        .ifPresent(organization -> realm.deleteOrganization(organization.id()));
  }

  private String organization(NewIdentity identity) {
    KeycloakOrganization wanted =
        new KeycloakOrganization(
            null,
            alias(identity),
            alias(identity),
            identity.displayName(),
            true,
            Map.of(ORGANIZATION_TENANT, List.of(identity.tenant().toString())));
    return realm
        .create(wanted)
        .or(() -> ownOrganization(identity).map(KeycloakOrganization::id))
        .orElseThrow(() -> taken("organization", wanted.alias()));
  }

  private KeycloakClient wantedClient(NewIdentity identity) {
    List<String> origins = addresses.of(identity);
    return new KeycloakClient(
        null,
        identity.client(),
        identity.displayName(),
        true,
        true,
        true,
        false,
        origins.stream().map(origin -> origin + "/*").toList(),
        origins,
        // "+" is Keycloak's word for: those to which it sends browsers back after signing in.
        Map.of("pkce.code.challenge.method", "S256", "post.logout.redirect.uris", "+"));
  }

  private void client(NewIdentity identity) {
    KeycloakClient wanted = wantedClient(identity);
    if (realm.create(wanted).isEmpty()) {
      realm.client(wanted.clientId()).ifPresent(there -> realm.update(there.id(), wanted));
    }
  }

  private String administrator(NewIdentity identity, Secret password) {
    KeycloakUser wanted =
        new KeycloakUser(
            null,
            identity.administrator(),
            true,
            Map.of(USER_TENANT, List.of(identity.tenant().toString())),
            List.of(KeycloakUser.Password.lasting(password.reveal())));
    return realm.create(wanted).orElseGet(() -> administratorThere(identity, password));
  }

  private String administratorThere(NewIdentity identity, Secret password) {
    KeycloakUser there =
        ownAdministrator(identity).orElseThrow(() -> taken("user", identity.administrator()));
    realm.setPassword(there.id(), password);
    return there.id();
  }

  private Optional<KeycloakOrganization> ownOrganization(NewIdentity identity) {
    return realm
        .organization(alias(identity))
        .filter(there -> isOf(identity, there.attributes(), ORGANIZATION_TENANT));
  }

  /** The first administrator, unless another tenant's user has that name. */
  private Optional<KeycloakUser> ownAdministrator(NewIdentity identity) {
    return realm
        .user(identity.administrator())
        .filter(user -> isOf(identity, user.attributes(), USER_TENANT));
  }

  private static boolean isOf(
      NewIdentity identity, Map<String, List<String>> attributes, String attribute) {
    return Optional.ofNullable(attributes)
        .map(all -> all.get(attribute))
        .filter(values -> values.equals(List.of(identity.tenant().toString())))
        .isPresent();
  }

  private static String alias(NewIdentity identity) {
    return identity.tenantId().toLowerCase(Locale.ROOT);
  }

  private static PermanentFailureException taken(String what, String name) {
    return new PermanentFailureException(
        "identity-taken",
        "the identity provider has another "
            + what
            + " named "
            + name
            + ", which is not this tenant's",
        null);
  }
}
