package io.tenantry.tenant.apikey;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A key as somebody sends it: {@code tnt_} and, in base64url, the tenant's UUID and a secret of 32
 * bytes.
 *
 * @param hash SHA-256 of the secret
 */
record PresentedKey(UUID tenant, byte[] hash) {

  private static final String PREFIX = "tnt_";
  private static final int UUID_BYTES = 16;
  private static final int SECRET_BYTES = 32;

  /** Whether the text means to be a key. */
  static boolean looksLikeOne(String text) {
    return text.startsWith(PREFIX);
  }

  /** The key, if it is one by its form. */
  static Optional<PresentedKey> parse(String text) {
    try {
      byte[] content = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
      return content.length == UUID_BYTES + SECRET_BYTES
          ? Optional.of(of(content))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static PresentedKey of(byte[] content) {
    ByteBuffer uuid = ByteBuffer.wrap(content);
    return new PresentedKey(
        new UUID(uuid.getLong(), uuid.getLong()),
        sha256(Arrays.copyOfRange(content, UUID_BYTES, content.length)));
  }

  private static byte[] sha256(byte[] secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Takes as long for a hash that is nearly right as for any other. */
  boolean hasHash(byte[] kept) {
    return MessageDigest.isEqual(hash, kept);
  }
}
