package io.tenantry.app.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Entries of one customer while they are being settled: what remains of each, one settlement after
 * the other. For one thread.
 */
public final class OpenEntries {

  private final Map<Long, Money> remaining = new TreeMap<>();
  private final List<Settlement> settlements = new ArrayList<>();

  /**
   * @param open as they are now; of all others nothing remains
   */
  public OpenEntries(Collection<OpenEntry> open) {
    open.forEach(entry -> remaining.put(entry.transaction(), entry.remaining()));
  }

  /** What remains of an entry; zero if it is settled. */
  public OpenEntry of(long transaction) {
    return new OpenEntry(transaction, remaining.getOrDefault(transaction, Money.ZERO));
  }

  /** Uses the credit for the debit; less than zero opens both again. */
  public void settle(Settlement settlement) {
    remaining.merge(settlement.credit(), settlement.amount(), Money::plus);
    remaining.merge(settlement.debit(), settlement.amount().negated(), Money::plus);
    settlements.add(settlement);
  }

  /** What was settled, in its order. */
  public List<Settlement> settlements() {
    return List.copyOf(settlements);
  }

  /** What remains now of the entries that were settled. */
  public List<OpenEntry> changed() {
    Set<Long> transactions = new TreeSet<>();
    for (Settlement settlement : settlements) {
      transactions.add(settlement.credit());
      transactions.add(settlement.debit());
    }
    return transactions.stream().map(this::of).toList();
  }
}
