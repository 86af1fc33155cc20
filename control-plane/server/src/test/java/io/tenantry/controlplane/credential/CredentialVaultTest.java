package io.tenantry.controlplane.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialVaultTest {

  private static final String OWNER = "0b5fcf3e-52a8-4a1f-9d0a-3f1a35a7c7a5";
  private static final Secret SECRET = Secret.of("pässword");

  @TempDir private Path folder;

  @Test
  void secretComesBackToItsOwnerOnly() {
    // given
    CredentialVault vault = CredentialVault.load(TestKeysets.file(), "property");
    byte[] sealed = vault.encrypt(SECRET, OWNER);
    // then
    assertThat(vault.decrypt(sealed, OWNER)).isEqualTo(SECRET);
    assertThatThrownBy(() -> vault.decrypt(sealed, "another"))
        .isInstanceOf(UndecryptableSecretException.class);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("ssword");
  }

  @Test
  void anotherKeysetDoesNotOpenIt() {
    byte[] sealed = CredentialVault.load(TestKeysets.file(), "property").encrypt(SECRET, OWNER);
    assertThatThrownBy(
            () -> CredentialVault.load(TestKeysets.file(), "property").decrypt(sealed, OWNER))
        .isInstanceOf(UndecryptableSecretException.class);
  }

  @Test
  void oldSecretsOpenAfterTheKeyWasRotated() throws Exception {
    // given
    Path file = TestKeysets.file();
    byte[] sealed = CredentialVault.load(file, "property").encrypt(SECRET, OWNER);
    KeysetHandle old =
        TinkJsonProtoKeysetFormat.parseKeyset(
            Files.readString(file), InsecureSecretKeyAccess.get());
    // when
    KeysetHandle rotated =
        KeysetHandle.newBuilder(old)
            .addEntry(
                KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId()
                    .makePrimary())
            .build();
    Files.writeString(
        file, TinkJsonProtoKeysetFormat.serializeKeyset(rotated, InsecureSecretKeyAccess.get()));
    // then
    assertThat(CredentialVault.load(file, "property").decrypt(sealed, OWNER)).isEqualTo(SECRET);
  }

  @Test
  void missingOrBrokenKeysetNamesItsProperty() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.json"), "{}");
    for (Path file : new Path[] {folder.resolve("missing.json"), broken, folder}) {
      assertThatThrownBy(() -> CredentialVault.load(file, "tenantry.keysets.server-admin"))
          .isInstanceOf(UnusableKeysetException.class)
          .hasMessageContaining("tenantry.keysets.server-admin");
    }
  }

  @Test
  void secretIsInNoTextFormAndInNoJson() throws Exception {
    Secret generated = Secret.generate(new SecureRandom());
    String json = new ObjectMapper().writeValueAsString(Map.of("a", new Holder(generated)));
    assertThat(generated.reveal()).hasSize(32).isNotEqualTo(Secret.generate(new SecureRandom()));
    assertThat(generated.toString()).doesNotContain(generated.reveal());
    assertThat(json).doesNotContain(generated.reveal());
  }

  record Holder(Secret secret) {}
}
