package io.tenantry.tenant.catalog;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;

/**
 * Decrypts passwords of tenant logins, and secrets of their clients at identity providers. A
 * ciphertext is bound to its tenant's UUID: one that was copied to another tenant's row does not
 * open.
 */
final class TenantCredentials {

  private final Aead aead;

  /**
   * @param keyset path of the Tink keyset
   * @throws IllegalStateException when it cannot be read
   */
  TenantCredentials(Path keyset) {
    this.aead = aead(keyset);
  }

  /** The keyset as it encrypts and decrypts. */
  Aead key() {
    return aead;
  }

  String password(DatabaseTarget target) throws GeneralSecurityException {
    return opened(target.tenant(), target.secret());
  }

  /**
   * @param sealed in base 64
   */
  String opened(UUID tenant, String sealed) throws GeneralSecurityException {
    try {
      return opened(tenant, Base64.getDecoder().decode(sealed));
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("it is not in base 64", e);
    }
  }

  private String opened(UUID tenant, byte[] ciphertext) throws GeneralSecurityException {
    byte[] owner = tenant.toString().getBytes(StandardCharsets.UTF_8);
    return new String(aead.decrypt(ciphertext, owner), StandardCharsets.UTF_8);
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
