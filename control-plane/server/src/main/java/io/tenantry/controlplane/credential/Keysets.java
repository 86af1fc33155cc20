package io.tenantry.controlplane.credential;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/**
 * The two vaults of this process. Loaded at start: without its keysets the process ends at once.
 */
@Startup
@Singleton
public class Keysets {

  private final CredentialVault tenantCredentials;
  private final CredentialVault serverAdmin;

  Keysets(KeysetsConfig config) {
    tenantCredentials =
        CredentialVault.load(config.tenantCredentials(), "tenantry.keysets.tenant-credentials");
    serverAdmin = CredentialVault.load(config.serverAdmin(), "tenantry.keysets.server-admin");
  }

  /** For the logins of tenants; the owner is the tenant's UUID. */
  public CredentialVault tenantCredentials() {
    return tenantCredentials;
  }

  /** For the admin logins of database servers; the owner is the server's id. */
  public CredentialVault serverAdmin() {
    return serverAdmin;
  }
}
