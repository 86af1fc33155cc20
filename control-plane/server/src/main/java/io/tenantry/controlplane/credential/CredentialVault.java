package io.tenantry.controlplane.credential;

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

/** Encrypts and decrypts with one keyset. Safe for use by several threads. */
public final class CredentialVault {

  private final Aead aead;

  private CredentialVault(Aead aead) {
    this.aead = aead;
  }

  /**
   * Reads a keyset in Tink's JSON form.
   *
   * @param property the configuration property that named the file, for the message
   * @throws UnusableKeysetException when the file is missing, unreadable or no AEAD keyset
   */
  public static CredentialVault load(Path file, String property) {
    try {
      AeadConfig.register();
      var keyset =
          TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(file), InsecureSecretKeyAccess.get());
      return new CredentialVault(keyset.getPrimitive(RegistryConfiguration.get(), Aead.class));
    } catch (IOException | GeneralSecurityException e) {
      throw new UnusableKeysetException(property, e);
    }
  }

  /**
   * @param owner whom the secret belongs to: the tenant's UUID as 36 lower-case characters, or the
   *     server's id; the same is needed to decrypt
   */
  public byte[] encrypt(Secret secret, String owner) {
    try {
      return aead.encrypt(utf8(secret.reveal()), utf8(owner));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a secret of " + owner + " cannot be encrypted", e);
    }
  }

  /**
   * @throws UndecryptableSecretException when the bytes belong to another owner or another keyset
   */
  public Secret decrypt(byte[] ciphertext, String owner) {
    try {
      return Secret.of(new String(aead.decrypt(ciphertext, utf8(owner)), StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new UndecryptableSecretException(owner, e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
