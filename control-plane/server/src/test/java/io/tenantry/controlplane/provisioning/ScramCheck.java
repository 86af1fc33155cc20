package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.credential.Secret;
import java.util.Base64;
import org.postgresql.util.PasswordUtil;

/** Says whether a stored verifier is the one of a password. */
final class ScramCheck {

  private ScramCheck() {}

  static boolean matches(String verifier, Secret password) {
    String[] parts = verifier.substring("SCRAM-SHA-256$".length()).split("[:$]");
    byte[] salt = Base64.getDecoder().decode(parts[1]);
    int iterations = Integer.parseInt(parts[0]);
    return PasswordUtil.encodeScramSha256(password.reveal().toCharArray(), iterations, salt)
        .equals(verifier);
  }
}
