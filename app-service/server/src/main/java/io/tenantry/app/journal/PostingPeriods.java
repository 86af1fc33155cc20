package io.tenantry.app.journal;

import io.tenantry.app.company.CompanySql;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.sql.Answer;
import io.tenantry.app.sql.RoundTrip;
import io.tenantry.app.sql.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** Calendar months that are closed, or were closed and opened again. All others are open. */
@ApplicationScoped
public class PostingPeriods {

  private static final String CLOSED = "select starts_on from business.posting_period where closed";
  private static final String CHANGE =
      """
      insert into business.posting_period (starts_on, closed, changed_at, changed_by)
      values (?, ?, cast(? as timestamptz), ?)
      on conflict on constraint posting_period_pkey
      do update set closed = excluded.closed, changed_at = excluded.changed_at, changed_by = excluded.changed_by
      """;

  private final CompanySql sql;

  PostingPeriods(CompanySql sql) {
    this.sql = sql;
  }

  /**
   * Has a round trip look in which months among those of the dates nothing can be posted; answers
   * their first days.
   */
  public Answer<LocalDate> closed(RoundTrip trip, Collection<LocalDate> dates) {
    return trip.read(
        CLOSED + " and starts_on = any (?)",
        row -> row.getObject(1, LocalDate.class),
        SqlArray.of("date", dates.stream().map(date -> date.withDayOfMonth(1)).toList()));
  }

  /** Has a round trip look in which months nothing can be posted; answers their first days. */
  public Answer<LocalDate> closed(RoundTrip trip) {
    return trip.read(CLOSED, row -> row.getObject(1, LocalDate.class));
  }

  /**
   * @param closed months, as {@link #closed} has found them
   * @throws ProblemException {@code period-closed} if the date is in one of them
   */
  public static void requireOpen(LocalDate date, Answer<LocalDate> closed) {
    if (closed.all().contains(date.withDayOfMonth(1))) {
      throw refusal(date);
    }
  }

  /** Says that the date is in a month that is closed. */
  public static ProblemException refusal(LocalDate date) {
    return new ProblemException(
        ProblemType.PERIOD_CLOSED,
        "Nothing can be posted in the month of " + date + "; name another posting date");
  }

  List<PeriodView> list() {
    return sql.list(
        "select starts_on, closed, changed_at, changed_by from business.posting_period"
            + " order by starts_on desc",
        row ->
            new PeriodView(
                row.getObject("starts_on", LocalDate.class).toString().substring(0, 7),
                row.getBoolean("closed"),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by")));
  }

  void change(LocalDate month, boolean closed, Stamp stamp) {
    sql.update(CHANGE, month, closed, stamp.at().toString(), stamp.by());
  }
}
