package io.tenantry.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

  @TempDir private Path temporary;
  private StateDirectory state;

  @BeforeEach
  void createState() {
    state = StateDirectory.at(temporary.resolve("state"));
  }

  @Test
  void secretsAreDifferentFromEachOtherAndStayTheSame() {
    String first = state.secret("db-1-superuser");

    assertThat(state.secret("db-1-superuser")).isEqualTo(first).hasSizeGreaterThan(30);
    assertThat(state.secret("db-2-superuser")).isNotEqualTo(first);
  }

  @Test
  void whatIsSecretIsForTheOwnerOnly() throws IOException {
    state.secret("db-1-superuser");
    Keysets keysets = Keysets.in(state);

    assertThat(mode(state.root())).isEqualTo("rwx------");
    assertThat(mode(state.secretFile("db-1-superuser"))).isEqualTo("rw-------");
    assertThat(mode(keysets.tenantCredentials())).isEqualTo("rw-------");
    assertThat(mode(keysets.serverAdmin())).isEqualTo("rw-------");
  }

  @Test
  void keysetsDecryptWhatTheyEncryptedBeforeTheRestart() throws Exception {
    byte[] secret = "a password".getBytes();
    byte[] tenant = "11111111-2222-3333-4444-555555555555".getBytes();
    byte[] ciphertext = aead(Keysets.in(state).tenantCredentials()).encrypt(secret, tenant);

    assertThat(aead(Keysets.in(state).tenantCredentials()).decrypt(ciphertext, tenant))
        .isEqualTo(secret);
  }

  @Test
  void portsAreChosenOncePerStateDirectory() {
    Ports chosen = Ports.free(2);
    assertThat(Ports.of(state)).isEmpty();

    chosen.keepIn(state);
    Ports.standard(2, 0).keepIn(state);

    assertThat(Ports.of(state)).contains(chosen);
  }

  private static Aead aead(Path keyset) throws GeneralSecurityException, IOException {
    AeadConfig.register();
    KeysetHandle handle =
        TinkJsonProtoKeysetFormat.parseKeyset(
            Files.readString(keyset), InsecureSecretKeyAccess.get());
    return handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
