package io.tenantry.app.ledger;

import java.util.UUID;

/**
 * One line of a transaction: an amount on an account.
 *
 * @param account its id
 * @param amount never zero
 */
public record Entry(UUID account, Money amount) {

  public Entry {
    if (amount.isZero()) {
      throw new UnbalancedException("an entry has an amount");
    }
  }

  Entry reversed() {
    return new Entry(account, amount.negated());
  }
}
