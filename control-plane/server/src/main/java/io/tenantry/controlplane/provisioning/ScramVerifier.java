package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.credential.Secret;
import java.security.SecureRandom;
import org.postgresql.util.PasswordUtil;

/**
 * Turns a {@linkplain Secret#generate generated} password into what a server stores of it, so that
 * the password itself never travels.
 */
public final class ScramVerifier {

  /**
   * Many rounds make each guess dear, which passwords that people think of need: RFC 7677 asks for
   * 4096. One of 192 random bits is beyond guessing at any price. The rounds would be paid for by
   * whoever opens a connection, and by the server whenever it is told a verifier, to see that it is
   * not of an empty password.
   */
  private static final int ROUNDS = 1;

  private static final int SALT_BYTES = 16;

  private ScramVerifier() {}

  /** A SCRAM-SHA-256 verifier with a fresh salt. */
  public static String of(Secret generated, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return PasswordUtil.encodeScramSha256(generated.reveal().toCharArray(), ROUNDS, salt);
  }
}
