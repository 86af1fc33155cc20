package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.credential.CredentialVault;
import io.tenantry.controlplane.credential.Keysets;
import io.tenantry.controlplane.credential.Secret;
import io.tenantry.controlplane.server.ServerLogin;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
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
    SealedSecrets sealed =
        catalog.keepFirst(tenant, new SealedSecrets(fresh(tenant), fresh(tenant), fresh(tenant)));
    return new LoginVerifiers(
        verifier(tenant, sealed.app()),
        verifier(tenant, sealed.report()),
        verifier(tenant, sealed.migrate()));
  }

  /** The login of schema changes, with its password. */
  ServerLogin migrateLogin(TenantDatabase database) {
    UUID tenant = database.tenant();
    SealedSecrets sealed =
        catalog.keepFirst(tenant, new SealedSecrets(fresh(tenant), fresh(tenant), fresh(tenant)));
    return new ServerLogin(
        database.names().migrateLogin(), vault.decrypt(sealed.migrate(), tenant.toString()));
  }

  private byte[] fresh(UUID tenant) {
    return vault.encrypt(Secret.generate(random), tenant.toString());
  }

  private String verifier(UUID tenant, byte[] sealed) {
    return ScramVerifier.of(vault.decrypt(sealed, tenant.toString()));
  }
}
