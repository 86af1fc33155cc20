package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.credential.CredentialVault;
import io.tenantry.controlplane.credential.Keysets;
import io.tenantry.controlplane.credential.Secret;
import io.tenantry.controlplane.tenant.NewTenantEntry;
import io.tenantry.controlplane.tenant.TenantProperties;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.UUID;

/**
 * The secret of the client that a tenant has at its own identity provider. It is given in the
 * clear, kept as a ciphertext that is bound to the tenant, and never answered.
 */
@Singleton
class ClientSecrets {

  /** As a caller gives it. */
  static final String GIVEN = "clientSecret";

  /** As it is kept, in base 64. */
  static final String KEPT = "clientSecretCiphertext";

  private final CredentialVault vault;

  ClientSecrets(Keysets keysets) {
    this.vault = keysets.tenantCredentials();
  }

  /**
   * The identity provider as it is to be when its secret was not given again: that stays with the
   * client it is of. Another client, or another issuer, never gets to see it.
   *
   * @param patch what was given of the provider
   */
  static JsonNode kept(JsonNode before, JsonNode patch, JsonNode wanted) {
    boolean same =
        before.path("issuer").equals(wanted.path("issuer"))
            && before.path("clientId").equals(wanted.path("clientId"));
    return same && before.has(KEPT) && !patch.has(GIVEN)
        ? wanted.<ObjectNode>deepCopy().set(KEPT, before.get(KEPT))
        : wanted;
  }

  NewTenantEntry sealed(NewTenantEntry entry) {
    return entry.with(sealed(entry.uuid(), entry.properties()));
  }

  TenantProperties sealed(UUID tenant, TenantProperties properties) {
    return properties.withIdentityProvider(
        properties.identityProvider().map(provider -> sealed(tenant, provider)));
  }

  private JsonNode sealed(UUID tenant, JsonNode provider) {
    if (!provider.hasNonNull(GIVEN)) {
      return provider;
    }
    ObjectNode sealed = provider.deepCopy();
    byte[] ciphertext =
        vault.encrypt(Secret.of(sealed.remove(GIVEN).textValue()), tenant.toString());
    return sealed.put(KEPT, Base64.getEncoder().encodeToString(ciphertext));
  }
}
