package io.tenantry.controlplane.admittance;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/**
 * A new secret: 256 random bits, told as {@code tnt_} and base64url of the tenant's UUID and the
 * bits. There is nothing to guess, so a plain SHA-256 of it is kept: a slow hash would protect
 * nothing and cost every request.
 */
final class KeySecret {

  private static final int BYTES = 32;

  private final UUID tenant;
  private final byte[] bits;

  private KeySecret(UUID tenant, byte[] bits) {
    this.tenant = tenant;
    this.bits = bits;
  }

  static KeySecret fresh(UUID tenant, SecureRandom random) {
    byte[] bits = new byte[BYTES];
    random.nextBytes(bits);
    return new KeySecret(tenant, bits);
  }

  /** For whoever will use it. */
  String told() {
    byte[] content =
        ByteBuffer.allocate(2 * Long.BYTES + BYTES)
            .putLong(tenant.getMostSignificantBits())
            .putLong(tenant.getLeastSignificantBits())
            .put(bits)
            .array();
    return "tnt_" + Base64.getUrlEncoder().withoutPadding().encodeToString(content);
  }

  /** For the catalog. */
  byte[] kept() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bits);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "secret";
  }
}
