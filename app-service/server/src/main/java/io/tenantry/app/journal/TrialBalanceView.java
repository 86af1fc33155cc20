package io.tenantry.app.journal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What every account has been debited and credited with.
 *
 * @param asOf the last posting date that counts
 * @param balance debits less credits of all accounts: always zero
 */
public record TrialBalanceView(
    LocalDate asOf, List<Row> accounts, BigDecimal debit, BigDecimal credit, BigDecimal balance) {

  /**
   * One account.
   *
   * @param debit sum of its debits
   * @param credit sum of its credits, not less than zero
   * @param balance debit less credit
   */
  public record Row(
      String number,
      String name,
      String category,
      BigDecimal debit,
      BigDecimal credit,
      BigDecimal balance) {}

  static TrialBalanceView of(LocalDate asOf, List<Row> rows) {
    BigDecimal debit = rows.stream().map(Row::debit).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal credit = rows.stream().map(Row::credit).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new TrialBalanceView(asOf, rows, debit, credit, debit.subtract(credit));
  }
}
