package io.tenantry.tenant.testsupport;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** The keyset <em>tenant-credentials</em> of one test run. */
final class TestSecrets {

  private final KeysetHandle keyset;
  private final Aead aead;

  TestSecrets() {
    try {
      AeadConfig.register();
      keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
      aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The keyset as a file that is gone with the JVM. */
  Path file() {
    try {
      Path file = Files.createTempFile("tenant-credentials", ".json");
      file.toFile().deleteOnExit();
      return Files.writeString(
          file, TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] encrypt(UUID tenant, String password) {
    try {
      return aead.encrypt(
          password.getBytes(StandardCharsets.UTF_8),
          tenant.toString().getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
