package io.tenantry.app.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * That part of a credit (a payment, a credit memo) pays for part of a debit (an invoice).
 *
 * @param credit transaction number of the credit
 * @param debit transaction number of the debit
 * @param amount more than zero; less than zero takes an earlier settlement back
 */
public record Settlement(long credit, long debit, Money amount) {

  /**
   * @param amount at most what remains of either
   * @throws OverAppliedException if it is more, or not more than zero, or the signs are wrong
   */
  public static Settlement of(OpenEntry credit, OpenEntry debit, Money amount) {
    if (!credit.remaining().isCredit() || !debit.remaining().isDebit() || !amount.isDebit()) {
      throw new OverAppliedException("an amount more than zero of a credit settles a debit");
    }
    Money most = credit.remaining().negated().smaller(debit.remaining());
    if (amount.compareTo(most) > 0) {
      throw new OverAppliedException("at most " + most + " can be settled");
    }
    return new Settlement(credit.transaction(), debit.transaction(), amount);
  }

  /** Uses a credit for debits in their order, until either is used up. */
  public static List<Settlement> inOrder(OpenEntry credit, List<OpenEntry> debits) {
    List<Settlement> settlements = new ArrayList<>();
    Money left = credit.remaining().negated();
    for (OpenEntry debit : debits) {
      Money part = left.smaller(debit.remaining());
      if (part.isDebit()) {
        settlements.add(new Settlement(credit.transaction(), debit.transaction(), part));
        left = left.minus(part);
      }
    }
    return settlements;
  }

  public Settlement takenBack() {
    return new Settlement(credit, debit, amount.negated());
  }
}
