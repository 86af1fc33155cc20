package io.tenantry.controlplane.window;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UpdateWindowTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void windowOpensByTheClockOfItsZone() {
    UpdateWindow window = window("22:00", 8, SATURDAY);

    assertThat(window.at(Instant.parse("2026-11-21T20:59:59Z"))).isEmpty();
    assertThat(window.at(Instant.parse("2026-11-21T21:00:00Z")))
        .contains(opening("2026-11-21T21:00:00Z", "2026-11-22T05:00:00Z"));
  }

  @Test
  void windowThatGoesOverMidnightIsOpenTheNextDay() {
    UpdateWindow window = window("22:00", 8, SATURDAY);

    assertThat(window.at(Instant.parse("2026-11-22T04:59:59Z"))).isPresent();
    assertThat(window.at(Instant.parse("2026-11-22T05:00:00Z"))).isEmpty();
  }

  @Test
  void nextOpeningIsOnTheNextOfItsDays() {
    UpdateWindow window = window("22:00", 8, SATURDAY, SUNDAY);

    assertThat(window.next(Instant.parse("2026-11-21T21:00:01Z")))
        .isEqualTo(opening("2026-11-22T21:00:00Z", "2026-11-23T05:00:00Z"));
    assertThat(window.next(Instant.parse("2026-11-22T21:00:01Z")).opens())
        .isEqualTo("2026-11-28T21:00:00Z");
  }

  @Test
  void openingThatTheClockSkipsComesWhenItGoesOn() {
    // given: on 2026-03-29 the clock goes from 02:00 to 03:00
    UpdateWindow window = window("02:30", 6, SUNDAY);

    assertThat(window.next(Instant.parse("2026-03-28T12:00:00Z")))
        .isEqualTo(opening("2026-03-29T01:30:00Z", "2026-03-29T07:30:00Z"));
  }

  @Test
  void aWeekAfterIsTheSameDayAlsoWhereTheClockIsSetBetween() {
    // given: on 2026-10-25 the clock goes back by an hour
    UpdateWindow window = window("22:00", 8, EnumSet.allOf(DayOfWeek.class));
    Opening overrun = window.next(Instant.parse("2026-10-21T12:00:00Z"));

    assertThat(overrun.opens()).isEqualTo("2026-10-21T20:00:00Z");
    assertThat(window.aWeekAfter(overrun.closes()).opens()).isEqualTo("2026-10-28T21:00:00Z");
  }

  @Test
  void windowTooShortForAnUpdateIsNone() {
    assertThatThrownBy(() -> window("22:00", 5, SATURDAY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> window("22:00", 6, Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void everyOpeningIsOpenFromItsFirstMomentToItsLast(
      @ForAll @Size(min = 1) Set<DayOfWeek> days,
      @ForAll @IntRange(max = 1439) int minute,
      @ForAll @IntRange(min = 6, max = 24) int hours,
      @ForAll @LongRange(min = 1_600_000_000L, max = 2_000_000_000L) long second) {
    UpdateWindow window =
        new UpdateWindow(LocalTime.ofSecondOfDay(minute * 60L), hours, days, BERLIN);
    Instant moment = Instant.ofEpochSecond(second);

    Opening next = window.next(moment);

    assertThat(next.opens()).isBetween(moment, moment.plus(Duration.ofDays(7).plusHours(2)));
    assertThat(Duration.between(next.opens(), next.closes())).isEqualTo(Duration.ofHours(hours));
    assertThat(window.at(next.opens())).isPresent();
    assertThat(window.at(next.closes().minusNanos(1))).isPresent();
    assertThat(window.aWeekAfter(next.closes()).opens())
        .isBetween(next.opens().plus(Duration.ofDays(6)), next.opens().plus(Duration.ofDays(8)));
  }

  private static UpdateWindow window(String opens, int hours, DayOfWeek... days) {
    return window(opens, hours, Set.of(days));
  }

  private static UpdateWindow window(String opens, int hours, Set<DayOfWeek> days) {
    return new UpdateWindow(LocalTime.parse(opens), hours, days, BERLIN);
  }

  private static Opening opening(String opens, String closes) {
    return new Opening(Instant.parse(opens), Instant.parse(closes));
  }
}
