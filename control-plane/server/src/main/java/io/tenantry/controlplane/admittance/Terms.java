package io.tenantry.controlplane.admittance;

import io.tenantry.controlplane.api.FieldError;
import io.tenantry.controlplane.api.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a credential is called, what it may do and until when; checked and completed.
 *
 * @param roles without repetition, in the order they were given
 */
record Terms(String name, List<String> roles, Instant expiresAt) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,61}");
  private static final Set<String> ROLES = Set.of("tenant-user", "tenant-admin");
  private static final Duration USUAL = Duration.ofDays(90);
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int LONGEST_REASON = 500;

  /**
   * @param reason checked along with the others
   * @throws ProblemException {@code validation-failed}, with every broken rule
   */
  static Terms of(String name, List<String> roles, Instant expiresAt, String reason, Instant now) {
    List<FieldError> errors = new ArrayList<>();
    if (name == null || !NAME.matcher(name).matches()) {
      errors.add(new FieldError("name", "must be 1-62 of a-z, 0-9 and dash"));
    }
    List<String> wanted = roles == null ? List.of("tenant-user") : roles;
    if (wanted.isEmpty()
        || wanted.stream().anyMatch(role -> role == null || !ROLES.contains(role))) {
      errors.add(new FieldError("roles", "must be some of tenant-user, tenant-admin"));
    }
    Instant end = Objects.requireNonNullElse(expiresAt, now.plus(USUAL));
    if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
      errors.add(new FieldError("expiresAt", "must be within the next 366 days"));
    }
    if (reason != null && reason.length() > LONGEST_REASON) {
      errors.add(new FieldError("reason", "must have at most " + LONGEST_REASON + " characters"));
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return new Terms(name, wanted.stream().distinct().toList(), end);
  }
}
