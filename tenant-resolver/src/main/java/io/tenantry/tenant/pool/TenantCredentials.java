package io.tenantry.tenant.pool;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import io.tenantry.tenant.catalog.DatabaseTarget;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Decrypts passwords of tenant logins. A ciphertext is bound to its tenant's UUID: one that was
 * copied to another tenant's row does not open.
 */
@Singleton
class TenantCredentials {

  private final Aead aead;

  TenantCredentials(PoolConfig config) {
    this.aead = aead(config.keysets().tenantCredentials());
  }

  String password(DatabaseTarget target) throws GeneralSecurityException {
    byte[] tenant = target.tenant().toString().getBytes(StandardCharsets.UTF_8);
    return new String(aead.decrypt(target.secret(), tenant), StandardCharsets.UTF_8);
  }

  private static Aead aead(Path keyset) {
    try {
      AeadConfig.register();
      return TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(keyset), InsecureSecretKeyAccess.get())
          .getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "tenantry.keysets.tenant-credentials names no readable Tink keyset: " + keyset, e);
    }
  }
}
