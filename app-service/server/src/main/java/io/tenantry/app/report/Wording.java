package io.tenantry.app.report;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Writes values for people, as is usual where they are. Used by one thread. */
final class Wording {

  private final NumberFormat numbers;
  private final DateTimeFormatter dates;
  private final DateTimeFormatter times;

  Wording(Locale locale) {
    this.numbers = NumberFormat.getNumberInstance(locale);
    this.dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
    this.times =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(locale);
  }

  /** Empty for null. */
  String of(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof LocalDate date) {
      return dates.format(date);
    }
    if (value instanceof OffsetDateTime time) {
      return times.format(time);
    }
    return value instanceof Number number ? of(number) : value.toString();
  }

  /** With as many decimals as it has: an amount of 10.00 is not 10. */
  private String of(Number number) {
    int decimals = number instanceof BigDecimal exact ? Math.max(0, exact.scale()) : 0;
    numbers.setMinimumFractionDigits(decimals);
    numbers.setMaximumFractionDigits(number instanceof Double ? 6 : decimals);
    return numbers.format(number);
  }
}
