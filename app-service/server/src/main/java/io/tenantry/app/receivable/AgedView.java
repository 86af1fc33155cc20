package io.tenantry.app.receivable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What customers owe, by how long it is overdue.
 *
 * @param asOf the day overdue is counted from
 * @param total of all customers: the balance of the receivables account
 */
public record AgedView(LocalDate asOf, List<Row> customers, BigDecimal total) {

  /**
   * One customer with open entries. Payments that are not used yet are in {@code notDue}, less than
   * zero.
   *
   * @param notDue what is due on the day or later
   * @param days30 1 to 30 days overdue
   * @param days60 31 to 60 days overdue
   * @param days90 61 to 90 days overdue
   * @param older more than 90 days overdue
   */
  public record Row(
      String customer,
      String name,
      BigDecimal notDue,
      BigDecimal days30,
      BigDecimal days60,
      BigDecimal days90,
      BigDecimal older,
      BigDecimal total) {}
}
