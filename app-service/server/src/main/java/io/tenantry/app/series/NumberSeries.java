package io.tenantry.app.series;

import io.tenantry.app.company.CompanySql;
import io.tenantry.app.sql.Answer;
import io.tenantry.app.sql.RoundTrip;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The number series of the running transaction's company. */
@ApplicationScoped
public class NumberSeries {

  private static final String TAKE =
      """
      update business.number_series set last = last + ?, version = version + 1 where code = ?
      returning prefix, digits, last
      """;
  private static final String GIVE_BACK =
      "update business.number_series set last = last - ?, version = version + 1 where code = ?";
  private static final String HOLD =
      "select code from business.number_series where code = ? for update";
  private static final String ALL =
      "select code, prefix, digits, first, last from business.number_series";
  private static final String CHANGE =
      """
      update business.number_series set prefix = ?, digits = ?, first = ?, last = ?, version = version + 1
       where code = ? and last = first - 1
      """;

  private final CompanySql sql;

  NumberSeries(CompanySql sql) {
    this.sql = sql;
  }

  /** Takes numbers; waits for whoever took some before and has not ended yet. */
  public Numbers take(SeriesCode series, int count) {
    RoundTrip trip = new RoundTrip();
    Answer<Numbers> taken = take(trip, series, count);
    sql.send(trip);
    return taken.one();
  }

  /** Has a round trip take numbers. */
  public Answer<Numbers> take(RoundTrip trip, SeriesCode series, int count) {
    return trip.read(
        TAKE,
        row ->
            new Numbers(
                row.getString("prefix"), row.getInt("digits"), row.getLong("last") - count + 1),
        (long) count,
        series.code());
  }

  /** Has a round trip put back the last of those that the same database transaction took. */
  public void giveBack(RoundTrip trip, SeriesCode series, int count) {
    if (count > 0) {
      trip.run(GIVE_BACK, (long) count, series.code());
    }
  }

  /** Has a round trip wait for whoever took numbers, and keep others from taking any. */
  public void hold(RoundTrip trip, SeriesCode series) {
    trip.run(HOLD, series.code());
  }

  List<SeriesView> list() {
    return sql.list(
        ALL + " order by code",
        row ->
            new SeriesView(
                row.getString("code"),
                row.getString("prefix"),
                row.getInt("digits"),
                row.getLong("first"),
                row.getLong("last") < row.getLong("first") ? null : row.getLong("last")));
  }

  /** False if numbers were given out already. */
  boolean change(SeriesCode series, SeriesValues values) {
    return sql.update(
            CHANGE,
            values.prefix(),
            values.digits(),
            values.first(),
            values.first() - 1,
            series.code())
        == 1;
  }
}
