package io.tenantry.local;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * The two keysets that encrypt database passwords at rest. The control plane holds both; instances
 * hold {@code tenant-credentials} alone, so that none of them can become an administrator of a
 * server.
 */
record Keysets(Path tenantCredentials, Path serverAdmin) {

  /** Makes each keyset on first use; later calls find it. */
  static Keysets in(StateDirectory state) {
    return new Keysets(
        keyset(state, "tenant-credentials.keyset.json"), keyset(state, "server-admin.keyset.json"));
  }

  private static Path keyset(StateDirectory state, String name) {
    return state.keep(state.secretFile(name), Keysets::freshKeyset);
  }

  private static String freshKeyset() {
    try {
      AeadConfig.register();
      return TinkJsonProtoKeysetFormat.serializeKeyset(
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
          InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A keyset cannot be made", e);
    }
  }
}
