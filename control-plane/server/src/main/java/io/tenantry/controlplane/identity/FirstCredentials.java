package io.tenantry.controlplane.identity;

import io.tenantry.controlplane.credential.CredentialVault;
import io.tenantry.controlplane.credential.Keysets;
import io.tenantry.controlplane.credential.Secret;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Passwords of first administrators, kept encrypted until they are fetched once. The owner of the
 * ciphertext is the tenant.
 */
@Singleton
class FirstCredentials {

  private static final String KEEP_FIRST =
      """
      insert into catalog.operation_credential as c (operation_id, secret)
      values (:operation, :secret)
      on conflict (operation_id) do update set secret = c.secret
      returning secret
      """;

  private final Jdbi jdbi;
  private final CredentialVault vault;
  private final SecureRandom random;

  FirstCredentials(Jdbi jdbi, Keysets keysets, SecureRandom random) {
    this.jdbi = jdbi;
    this.vault = keysets.tenantCredentials();
    this.random = random;
  }

  /** The password kept for the operation, which is made now if there is none. */
  Secret keepFirst(UUID operation, UUID tenant) {
    String owner = tenant.toString();
    byte[] fresh = vault.encrypt(Secret.generate(random), owner);
    byte[] kept =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(KEEP_FIRST)
                    .bind("operation", operation)
                    .bind("secret", fresh)
                    .mapTo(byte[].class)
                    .one());
    return vault.decrypt(kept, owner);
  }

  void erase(UUID operation) {
    String sql = "delete from catalog.operation_credential where operation_id = :operation";
    jdbi.useHandle(handle -> handle.createUpdate(sql).bind("operation", operation).execute());
  }
}
