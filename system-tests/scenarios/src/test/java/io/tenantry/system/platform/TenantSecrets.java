package io.tenantry.system.platform;

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
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The passwords of the tenants' logins, read the way an instance reads them: with the keyset. */
public final class TenantSecrets {

  private final Path keyset;
  private final CatalogDatabase catalog;

  TenantSecrets(Path keyset, CatalogDatabase catalog) {
    this.keyset = keyset;
    this.catalog = catalog;
  }

  /** Login name to clear password, for the three logins of a tenant. */
  public Map<String, String> of(Tenant tenant) {
    Map<String, String> secrets = new TreeMap<>();
    try (Session session = catalog.session()) {
      for (String kind : new String[] {"app", "report", "migrate"}) {
        secrets.put(
            session.text(
                "select " + kind + "_login from catalog.tenant where uuid = ?", tenant.uuid()),
            clear(
                session.bytes(
                    "select " + kind + "_secret from catalog.tenant where uuid = ?", tenant.uuid()),
                tenant.uuid()));
      }
    }
    return secrets;
  }

  private String clear(byte[] ciphertext, UUID tenant) {
    try {
      AeadConfig.register();
      Aead aead =
          TinkJsonProtoKeysetFormat.parseKeyset(
                  Files.readString(keyset), InsecureSecretKeyAccess.get())
              .getPrimitive(RegistryConfiguration.get(), Aead.class);
      byte[] associated = tenant.toString().getBytes(StandardCharsets.UTF_8);
      return new String(aead.decrypt(ciphertext, associated), StandardCharsets.UTF_8);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the keyset does not open the secret of " + tenant, e);
    }
  }
}
