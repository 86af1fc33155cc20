package io.tenantry.app.web;

import java.math.BigDecimal;
import java.util.List;

/**
 * A chart. It is drawn from the table that stands beside it, so who cannot see the one can read the
 * other, and no data is in a script.
 *
 * @param kind as Chart.js calls it
 * @param by what the points are of
 */
record Chart(String id, String title, String kind, String by, List<Point> points) {

  /**
   * A point.
   *
   * @param value plain, for the chart
   * @param text for people
   */
  record Point(String label, String value, String text) {

    static Point of(String label, BigDecimal value) {
      return new Point(label, value.toPlainString(), Amounts.text(value));
    }
  }
}
