package io.tenantry.app.http;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Values of query parameters that a list is filtered by. Absent and empty are the same. */
public final class QueryValue {

  private static final int LONGEST = 200;

  private QueryValue() {}

  /**
   * @throws ProblemException if it is too long or no text
   */
  public static Optional<String> text(String name, String value) {
    if (value != null && (value.length() > LONGEST || !PlainTextCheck.isPlain(value))) {
      throw ProblemException.invalid(
          name, "malformed", "must be text of at most " + LONGEST + " characters");
    }
    return given(value);
  }

  /**
   * @throws ProblemException if it is neither true nor false
   */
  public static Optional<Boolean> flag(String name, String value) {
    if (given(value).isPresent() && !value.matches("true|false")) {
      throw ProblemException.invalid(name, "malformed", "must be true or false");
    }
    return given(value).map(Boolean::valueOf);
  }

  /**
   * @throws ProblemException if it is no date, or not one of the years 1 to 9999
   */
  public static Optional<LocalDate> date(String name, String value) {
    try {
      return given(value).map(LocalDate::parse).map(date -> inRange(name, date));
    } catch (DateTimeException e) {
      throw notADate(name);
    }
  }

  private static LocalDate inRange(String name, LocalDate date) {
    if (date.getYear() < 1 || date.getYear() > 9999) {
      throw notADate(name);
    }
    return date;
  }

  private static ProblemException notADate(String name) {
    return ProblemException.invalid(name, "malformed", "must be a date such as 2026-01-31");
  }

  private static Optional<String> given(String value) {
    return Optional.ofNullable(value).filter(text -> !text.isEmpty());
  }
}
