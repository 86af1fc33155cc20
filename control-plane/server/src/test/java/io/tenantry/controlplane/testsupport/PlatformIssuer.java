package io.tenantry.controlplane.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * The platform's identity provider, reduced to its key: the server verifies, {@link Tokens} sign.
 */
public final class PlatformIssuer implements QuarkusTestResourceLifecycleManager {

  public static final String ISSUER = "https://issuer.tenantry.test/realms/tenantry";

  static final String SIGNING_KEY = "tenantry.test.signing-key";

  @Override
  public Map<String, String> start() {
    KeyPair keys = rsaKeys();
    System.setProperty(SIGNING_KEY, base64(keys.getPrivate().getEncoded()));
    return Map.of(
        "quarkus.oidc.public-key",
        base64(keys.getPublic().getEncoded()),
        "quarkus.oidc.token.issuer",
        ISSUER);
  }

  @Override
  public void stop() {
    System.clearProperty(SIGNING_KEY);
  }

  private static KeyPair rsaKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
