package io.tenantry.controlplane.window;

import io.tenantry.controlplane.api.NewUpdateWindow;
import io.tenantry.controlplane.api.ProblemException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes windows of what callers say. */
final class WindowWish {

  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  private WindowWish() {}

  /**
   * @throws ProblemException {@code validation-failed}
   */
  static UpdateWindow of(NewUpdateWindow request, ZoneId zone) {
    if (request.from() == null || !TIME.matcher(request.from()).matches()) {
      throw ProblemException.invalid("from", "must be a time of day such as 22:00");
    }
    Integer hours = request.hours();
    if (hours == null || hours < UpdateWindow.FEWEST_HOURS || hours > UpdateWindow.MOST_HOURS) {
      throw ProblemException.invalid(
          "hours",
          "must be a whole number from %d to %d"
              .formatted(UpdateWindow.FEWEST_HOURS, UpdateWindow.MOST_HOURS));
    }
    return new UpdateWindow(LocalTime.parse(request.from()), hours, days(request.days()), zone);
  }

  private static Set<DayOfWeek> days(List<String> names) {
    if (names == null) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String name : names) {
      days.add(day(name));
    }
    if (days.isEmpty() || days.size() < names.size()) {
      throw wrongDays();
    }
    return days;
  }

  private static DayOfWeek day(String name) {
    return Stream.of(DayOfWeek.values())
        .filter(day -> name(day).equals(name))
        .findFirst()
        .orElseThrow(WindowWish::wrongDays);
  }

  private static ProblemException wrongDays() {
    return ProblemException.invalid(
        "days", "must be days of the week, monday to sunday, each at most once");
  }

  static String name(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }
}
