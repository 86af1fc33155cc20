package io.tenantry.app.ledger;

import java.util.List;
import java.util.UUID;

/**
 * The entries of one transaction: at least two, and their sum is zero.
 *
 * @param entries in the order they are shown
 */
public record Balanced(List<Entry> entries) {

  /**
   * @throws UnbalancedException otherwise
   */
  public Balanced {
    entries = List.copyOf(entries);
    Money sum = Money.sum(entries.stream().map(Entry::amount).toList());
    if (entries.size() < 2) {
      throw new UnbalancedException("a transaction has at least two entries");
    }
    if (!sum.isZero()) {
      throw new UnbalancedException("the entries sum up to " + sum + ", not to zero");
    }
  }

  /** Moves an amount from one account (credit) to another (debit). */
  public static Balanced move(UUID from, UUID to, Money amount) {
    return new Balanced(List.of(new Entry(to, amount), new Entry(from, amount.negated())));
  }

  /** What takes it back: the same accounts, every amount with the other sign. */
  public Balanced reversed() {
    return new Balanced(entries.stream().map(Entry::reversed).toList());
  }
}
