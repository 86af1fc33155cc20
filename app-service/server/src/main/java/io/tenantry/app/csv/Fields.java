package io.tenantry.app.csv;

import io.tenantry.app.http.FieldError;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** The fields of a row, understood as what they are to be; what cannot be is reported. */
public final class Fields<C extends Enum<C> & Column> {

  private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}([ T].{0,40})?";
  private static final int LENGTH_OF_DATE = 10;
  private static final String NUMBER = "-?[0-9]{1,20}(\\.[0-9]{1,20})?";

  private final Row<C> row;
  private final RowErrors errors;
  private final int before;

  public Fields(Row<C> row, RowErrors errors) {
    this.row = row;
    this.errors = errors;
    this.before = errors.count();
  }

  /** Null if there is none. */
  public String text(C column) {
    return row.get(column);
  }

  /** With a dot before its decimals. */
  public BigDecimal number(C column) {
    String text = row.get(column);
    if (text != null && !text.strip().matches(NUMBER)) {
      report(column, "number", "must be a number such as 1234.50");
      return null;
    }
    return text == null ? null : new BigDecimal(text.strip());
  }

  /** {@code 1} or {@code true}, {@code 0}, {@code false} or nothing. */
  public boolean flag(C column) {
    String text = row.get(column);
    if (text != null && !text.strip().matches("(?i)0|1|true|false")) {
      report(column, "flag", "must be 0, 1, true or false");
    }
    return text != null && text.strip().matches("(?i)1|true");
  }

  /** A date such as 2026-01-31; a time after it is left out. */
  public LocalDate date(C column) {
    String text = row.get(column);
    try {
      if (text == null || text.strip().matches(DATE)) {
        return text == null ? null : LocalDate.parse(text.strip().substring(0, LENGTH_OF_DATE));
      }
    } catch (DateTimeException e) {
      report(column, "date", "is no day of the calendar");
      return null;
    }
    report(column, "date", "must be a date such as 2026-01-31");
    return null;
  }

  /** Reports what is wrong with a value made of the row. */
  public void report(List<FieldError> wrong, Function<String, C> columnOf) {
    wrong.forEach(e -> report(columnOf.apply(e.field()), e.code(), e.message()));
  }

  public void report(C column, String code, String message) {
    errors.add(row.number(), row.header(column), code, message);
  }

  /** Whether nothing was wrong so far. */
  public boolean areRight() {
    return errors.count() == before;
  }
}
