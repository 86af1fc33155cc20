package io.tenantry.controlplane.credential;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Fresh keysets in files. */
public final class TestKeysets {

  private TestKeysets() {}

  /** The vaults of a process, on keysets nobody else has. */
  public static Keysets fresh() {
    Path tenant = file();
    Path admin = file();
    return new Keysets(
        new KeysetsConfig() {
          @Override
          public Path tenantCredentials() {
            return tenant;
          }

          @Override
          public Path serverAdmin() {
            return admin;
          }
        });
  }

  /** A file with a new AES256-GCM keyset. */
  public static Path file() {
    try {
      AeadConfig.register();
      KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
      Path file = Files.createTempFile("keyset", ".json");
      file.toFile().deleteOnExit();
      return Files.writeString(
          file, TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink makes AES256-GCM keysets", e);
    } catch (IOException e) {
      throw new UncheckedIOException("a keyset cannot be written", e);
    }
  }
}
