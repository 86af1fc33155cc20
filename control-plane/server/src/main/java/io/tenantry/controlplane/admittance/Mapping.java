package io.tenantry.controlplane.admittance;

import io.tenantry.controlplane.api.ProblemException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/**
 * Which certificates are meant: all with a subject, or the one with a fingerprint.
 *
 * @param subject in the canonical form of the JDK, by which instances compare
 * @param fingerprint SHA-256, hexadecimal in lower case
 */
record Mapping(Optional<String> subject, Optional<String> fingerprint) {

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");
  private static final int LONGEST_SUBJECT = 1000;

  /**
   * @throws ProblemException {@code validation-failed}
   */
  static Mapping of(String subject, String fingerprint) {
    if ((subject == null) == (fingerprint == null)) {
      throw ProblemException.invalid("subject", "must be given, or fingerprint, and not both");
    }
    return subject == null
        ? new Mapping(Optional.empty(), Optional.of(digits(fingerprint)))
        : new Mapping(Optional.of(canonical(subject)), Optional.empty());
  }

  private static String digits(String fingerprint) {
    String digits = fingerprint.replace(":", "").toLowerCase(Locale.ROOT);
    if (!FINGERPRINT.matcher(digits).matches()) {
      throw ProblemException.invalid(
          "fingerprint", "must be the SHA-256 of a certificate: 64 hexadecimal digits");
    }
    return digits;
  }

  private static String canonical(String subject) {
    try {
      String canonical = new X500Principal(subject).getName(X500Principal.CANONICAL);
      if (!canonical.isEmpty() && canonical.length() <= LONGEST_SUBJECT) {
        return canonical;
      }
    } catch (IllegalArgumentException e) {
      // Answered like a name without parts.
    }
    throw ProblemException.invalid(
        "subject", "must be a distinguished name, such as CN=till-7,O=CRONUS");
  }
}
