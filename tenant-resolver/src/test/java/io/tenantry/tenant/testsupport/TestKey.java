package io.tenantry.tenant.testsupport;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/**
 * An API key of a tenant.
 *
 * @param secret to be sent as {@code Authorization: Bearer}
 * @param hash what the catalog keeps of it
 */
public record TestKey(UUID id, String name, String secret, byte[] hash) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  static TestKey fresh(TestTenant tenant, String name) {
    byte[] bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    byte[] content =
        ByteBuffer.allocate(2 * Long.BYTES + BYTES)
            .putLong(tenant.uuid().getMostSignificantBits())
            .putLong(tenant.uuid().getLeastSignificantBits())
            .put(bits)
            .array();
    String secret = "tnt_" + Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    return new TestKey(UUID.randomUUID(), name, secret, sha256(bits));
  }

  private static byte[] sha256(byte[] bits) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bits);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
