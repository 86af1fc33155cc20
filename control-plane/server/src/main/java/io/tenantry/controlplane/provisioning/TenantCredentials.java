package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.credential.CredentialVault;
import io.tenantry.controlplane.credential.Keysets;
import io.tenantry.controlplane.credential.Secret;
import io.tenantry.controlplane.server.ServerLogin;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;

/** The passwords of a tenant's logins: made once, kept encrypted in the catalog. */
@Singleton
class TenantCredentials {

  private final TenantDatabaseCatalog catalog;
  private final CredentialVault vault;
  private final SecureRandom random;

  TenantCredentials(TenantDatabaseCatalog catalog, Keysets keysets, SecureRandom random) {
    this.catalog = catalog;
    this.vault = keysets.tenantCredentials();
    this.random = random;
  }

  /** Verifiers of the passwords in the catalog, which are made now if there are none. */
  LoginVerifiers verifiersOf(UUID tenant) {
    return verifiersOf(tenant, catalog.keepFirst(tenant, fresh(tenant)));
  }

  LoginVerifiers verifiersOf(UUID tenant, SealedSecrets sealed) {
    return new LoginVerifiers(
        verifier(tenant, sealed.app()),
        verifier(tenant, sealed.report()),
        verifier(tenant, sealed.migrate()));
  }

  /** The tenant's logins, each with its password. */
  List<ServerLogin> loginsOf(TenantDatabase database) {
    UUID tenant = database.tenant();
    return logins(tenant, database.names(), catalog.keepFirst(tenant, fresh(tenant)));
  }

  /** The logins of these names, each with its password. */
  List<ServerLogin> logins(UUID tenant, DatabaseNames names, SealedSecrets sealed) {
    return List.of(
        new ServerLogin(names.appLogin(), open(tenant, sealed.app())),
        new ServerLogin(names.reportLogin(), open(tenant, sealed.report())),
        new ServerLogin(names.migrateLogin(), open(tenant, sealed.migrate())));
  }

  /** New random passwords, encrypted for the tenant. */
  SealedSecrets fresh(UUID tenant) {
    return new SealedSecrets(password(tenant), password(tenant), password(tenant));
  }

  /** The login of schema changes, with its password. */
  ServerLogin migrateLogin(TenantDatabase database) {
    UUID tenant = database.tenant();
    // A tenant that has a database has them; to make some would be three encryptions for nothing.
    SealedSecrets sealed =
        catalog.secrets(tenant).orElseGet(() -> catalog.keepFirst(tenant, fresh(tenant)));
    return new ServerLogin(database.names().migrateLogin(), open(tenant, sealed.migrate()));
  }

  private byte[] password(UUID tenant) {
    return vault.encrypt(Secret.generate(random), tenant.toString());
  }

  private String verifier(UUID tenant, byte[] sealed) {
    return ScramVerifier.of(open(tenant, sealed), random);
  }

  private Secret open(UUID tenant, byte[] sealed) {
    return vault.decrypt(sealed, tenant.toString());
  }
}
