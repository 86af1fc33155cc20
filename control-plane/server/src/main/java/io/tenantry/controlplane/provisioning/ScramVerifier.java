package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.credential.Secret;
import org.postgresql.util.PasswordUtil;

/** Turns a password into what a server stores of it, so that the password itself never travels. */
public final class ScramVerifier {

  private ScramVerifier() {}

  /** A SCRAM-SHA-256 verifier with a fresh salt. */
  public static String of(Secret password) {
    return PasswordUtil.encodeScramSha256(password.reveal().toCharArray());
  }
}
