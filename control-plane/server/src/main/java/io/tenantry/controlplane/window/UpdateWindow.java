package io.tenantry.controlplane.window;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When a tenant lets itself be updated, by the clock of its time zone. Where that clock is set
 * forward over the opening, the window opens when the clock goes on; it is always open for its full
 * hours of real time.
 *
 * @param opens time of day, to the minute
 * @param hours how long it is open, {@value #FEWEST_HOURS} to {@value #MOST_HOURS}
 * @param days on which it opens, at least one
 * @param zone of the clock
 */
public record UpdateWindow(LocalTime opens, int hours, Set<DayOfWeek> days, ZoneId zone) {

  /** A shorter one could be too short for the largest sync, for ever. */
  public static final int FEWEST_HOURS = 6;

  public static final int MOST_HOURS = 24;

  private static final int DAYS_OF_WEEK = 7;

  public UpdateWindow {
    if (hours < FEWEST_HOURS || hours > MOST_HOURS || days.isEmpty()) {
      throw new IllegalArgumentException("a window is open for 6 to 24 hours on at least one day");
    }
    days = Set.copyOf(days);
  }

  /** The time of being open that holds the moment, if there is one. */
  public Optional<Opening> at(Instant moment) {
    return openings(moment).filter(opening -> opening.contains(moment)).findFirst();
  }

  /** The first opening at or after the moment. */
  public Opening next(Instant moment) {
    return openings(moment)
        .filter(opening -> !opening.opens().isBefore(moment))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a window opens every week"));
  }

  /** The opening a week after one that closed at a moment: on the same day, or the next it has. */
  public Opening aWeekAfter(Instant closed) {
    Instant opened = closed.minus(Duration.ofHours(hours));
    LocalDate day = opened.atZone(zone).toLocalDate().plusWeeks(1);
    return next(day.atStartOfDay(zone).toInstant());
  }

  /** Those from the day before to the same day of the week after, in order. */
  private Stream<Opening> openings(Instant around) {
    LocalDate yesterday = around.atZone(zone).toLocalDate().minusDays(1);
    return Stream.iterate(yesterday, day -> day.plusDays(1))
        .limit(DAYS_OF_WEEK + 3L)
        .filter(day -> days.contains(day.getDayOfWeek()))
        .map(this::opening);
  }

  private Opening opening(LocalDate day) {
    Instant begin = day.atTime(opens).atZone(zone).toInstant();
    return new Opening(begin, begin.plus(Duration.ofHours(hours)));
  }
}
