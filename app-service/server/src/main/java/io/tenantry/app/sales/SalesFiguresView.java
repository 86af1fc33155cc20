package io.tenantry.app.sales;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * How much a company sells. Amounts are invoices less credit memos, by posting date.
 *
 * @param from the first day of the first month
 * @param netAmount of all the months
 * @param months twelve, the oldest first; the last one is that of the newest document
 * @param topItems at most ten, best first
 */
public record SalesFiguresView(
    LocalDate from, BigDecimal netAmount, List<Month> months, List<TopItem> topItems) {

  /**
   * What was sold in a month.
   *
   * @param month such as {@code 2026-01}
   */
  public record Month(String month, BigDecimal netAmount) {}

  /** What was sold of an item. */
  public record TopItem(String number, String name, BigDecimal netAmount) {}
}
