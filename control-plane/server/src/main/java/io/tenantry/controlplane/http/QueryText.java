package io.tenantry.controlplane.http;

import io.tenantry.controlplane.api.ProblemException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the values of query parameters. */
public final class QueryText {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,61}");
  private static final int LONGEST = 200;
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private QueryText() {}

  /** One of the known values. */
  public static Optional<String> oneOf(Set<String> known, String parameter, String value) {
    if (value != null && !known.contains(value)) {
      throw ProblemException.invalid(
          parameter, "must be one of " + known.stream().sorted().toList());
    }
    return Optional.ofNullable(value);
  }

  /** A name as of rings and servers. */
  public static Optional<String> name(String parameter, String value) {
    if (value != null && !NAME.matcher(value).matches()) {
      throw ProblemException.invalid(parameter, "must be 1-62 of a-z, 0-9 and dash");
    }
    return Optional.ofNullable(value);
  }

  /** A time in the form of RFC 3339, in years that the database knows. */
  public static Optional<Instant> time(String parameter, String value) {
    if (value == null) {
      return Optional.empty();
    }
    try {
      Instant time = OffsetDateTime.parse(value).toInstant();
      if (!time.isBefore(Instant.EPOCH) && time.isBefore(END_OF_TIME)) {
        return Optional.of(time);
      }
    } catch (DateTimeParseException e) {
      // Answered like a time out of range.
    }
    throw ProblemException.invalid(parameter, "must be a time as in 2030-01-31T12:00:00Z");
  }

  /** Any text to look for. */
  public static Optional<String> part(String parameter, String value) {
    if (value != null && (value.length() > LONGEST || value.indexOf('\0') >= 0)) {
      throw ProblemException.invalid(
          parameter, "must be a text of at most " + LONGEST + " characters");
    }
    return Optional.ofNullable(value).filter(text -> !text.isEmpty());
  }
}
