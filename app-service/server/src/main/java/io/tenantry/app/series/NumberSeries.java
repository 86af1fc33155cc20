package io.tenantry.app.series;

import io.tenantry.app.company.CompanySql;
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
    return sql.list(
            TAKE,
            row ->
                new Numbers(
                    row.getString("prefix"), row.getInt("digits"), row.getLong("last") - count + 1),
            (long) count,
            series.code())
        .get(0);
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
