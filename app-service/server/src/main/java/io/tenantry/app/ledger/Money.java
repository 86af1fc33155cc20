package io.tenantry.app.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * An exact amount in the company's currency, in cents. Positive is debit, negative is credit.
 *
 * @param amount with two decimals; at most 16 digits before them, as PostgreSQL keeps it
 */
public record Money(BigDecimal amount) implements Comparable<Money> {

  private static final int DECIMALS = 2;
  private static final BigDecimal LIMIT = BigDecimal.TEN.pow(16);

  public static final Money ZERO = new Money(BigDecimal.ZERO);

  /**
   * @throws ArithmeticException if the amount has a fraction of a cent
   * @throws AmountTooLargeException if it has more digits than the ledger keeps
   */
  public Money {
    amount = amount.setScale(DECIMALS, RoundingMode.UNNECESSARY);
    if (amount.abs().compareTo(LIMIT) >= 0) {
      throw new AmountTooLargeException();
    }
  }

  public static Money of(String amount) {
    return new Money(new BigDecimal(amount));
  }

  /**
   * What a line costs: the one place where anything is rounded, to cents and half a cent up. A
   * document is the sum of its rounded lines, so that it can be added up by hand.
   *
   * @param discount as a fraction, 0 to 1
   */
  public static Money ofLine(BigDecimal quantity, BigDecimal unitPrice, BigDecimal discount) {
    BigDecimal exact = quantity.multiply(unitPrice).multiply(BigDecimal.ONE.subtract(discount));
    return new Money(exact.setScale(DECIMALS, RoundingMode.HALF_UP));
  }

  public static Money sum(Collection<Money> amounts) {
    return amounts.stream().reduce(ZERO, Money::plus);
  }

  public Money plus(Money other) {
    return new Money(amount.add(other.amount));
  }

  public Money minus(Money other) {
    return new Money(amount.subtract(other.amount));
  }

  public Money negated() {
    return new Money(amount.negate());
  }

  public boolean isZero() {
    return amount.signum() == 0;
  }

  public boolean isDebit() {
    return amount.signum() > 0;
  }

  public boolean isCredit() {
    return amount.signum() < 0;
  }

  public Money smaller(Money other) {
    return compareTo(other) <= 0 ? this : other;
  }

  @Override
  public int compareTo(Money other) {
    return amount.compareTo(other.amount);
  }

  @Override
  public String toString() {
    return amount.toPlainString();
  }
}
