package io.tenantry.controlplane.usage;

import io.tenantry.controlplane.api.FieldError;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.http.QueryText;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which usage is asked for.
 *
 * @param monthly summed up by month instead of day
 * @param from first day
 * @param to last day
 * @param tenant one tenant's alone
 */
record UsageQuery(boolean monthly, LocalDate from, LocalDate to, Optional<UUID> tenant) {

  private static final Set<String> PERIODS = Set.of("day", "month");
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);
  private static final long LONGEST_DAYS = 800;

  /**
   * @param period day (by default) or month
   * @param from first day, by default the first of this month
   * @param to last day, by default today
   * @throws ProblemException {@code validation-failed}
   */
  static UsageQuery of(
      String period, String from, String to, Optional<UUID> tenant, LocalDate today) {
    boolean monthly =
        QueryText.oneOf(PERIODS, "period", period).filter("month"::equals).isPresent();
    LocalDate last = day("to", to, today);
    LocalDate first = day("from", from, last.withDayOfMonth(1));
    if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) > LONGEST_DAYS) {
      throw ProblemException.invalid(
          List.of(new FieldError("from", "must be at most " + LONGEST_DAYS + " days before to")));
    }
    return new UsageQuery(monthly, first, last, tenant);
  }

  private static LocalDate day(String parameter, String text, LocalDate otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
        return day;
      }
    } catch (DateTimeParseException e) {
      // Answered like a day out of range.
    }
    throw ProblemException.invalid(parameter, "must be a day as in 2026-11-22");
  }
}
