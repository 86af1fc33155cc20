package io.tenantry.app.web;

import io.tenantry.app.receivable.AgedView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * What customers should have paid by now, all of them together.
 *
 * @param total what they owe, due or not
 * @param amount what of it is overdue
 * @param customers how many are late
 */
record Overdue(
    LocalDate asOf, BigDecimal total, BigDecimal amount, long customers, List<Chart.Point> points) {

  static Overdue of(AgedView aged) {
    List<AgedView.Row> rows = aged.customers();
    return new Overdue(
        aged.asOf(),
        aged.total(),
        sum(rows, Overdue::late),
        rows.stream().filter(row -> late(row).signum() > 0).count(),
        List.of(
            Chart.Point.of("not due", sum(rows, AgedView.Row::notDue)),
            Chart.Point.of("1 to 30", sum(rows, AgedView.Row::days30)),
            Chart.Point.of("31 to 60", sum(rows, AgedView.Row::days60)),
            Chart.Point.of("61 to 90", sum(rows, AgedView.Row::days90)),
            Chart.Point.of("more", sum(rows, AgedView.Row::older))));
  }

  private static BigDecimal late(AgedView.Row row) {
    return row.days30().add(row.days60()).add(row.days90()).add(row.older());
  }

  private static BigDecimal sum(
      List<AgedView.Row> rows, Function<AgedView.Row, BigDecimal> amount) {
    return rows.stream().map(amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }
}
