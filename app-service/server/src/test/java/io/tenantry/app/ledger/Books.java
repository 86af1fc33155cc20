package io.tenantry.app.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Books kept with the rules of the ledger and nothing else: no database, no documents. */
final class Books {

  static final UUID RECEIVABLES = UUID.randomUUID();
  static final UUID SALES = UUID.randomUUID();
  static final UUID BANK = UUID.randomUUID();

  private final List<Balanced> transactions = new ArrayList<>();
  private final Map<Long, Money> remaining = new HashMap<>();
  private final List<Settlement> settlements = new ArrayList<>();

  void invoice(Money amount) {
    post(Balanced.move(SALES, RECEIVABLES, amount), amount);
  }

  void pay(Money amount) {
    long payment = post(Balanced.move(RECEIVABLES, BANK, amount), amount.negated());
    Settlement.inOrder(open(payment), debits()).forEach(this::settle);
  }

  /** Credits what is left of an invoice. */
  void credit(long invoice) {
    OpenEntry open = open(invoice);
    if (open.remaining().isDebit()) {
      Money amount = open.remaining();
      long memo = post(Balanced.move(RECEIVABLES, SALES, amount), amount.negated());
      settle(Settlement.of(open(memo), open, amount));
    }
  }

  /** Takes a payment back, and what it settled. */
  void reverse(long payment, Money amount) {
    for (Settlement settlement : List.copyOf(settlements)) {
      if (settlement.credit() == payment) {
        settle(settlement.takenBack());
      }
    }
    long reversal = post(transactions.get((int) payment).reversed(), amount);
    settle(Settlement.of(open(payment), open(reversal), amount));
  }

  private long post(Balanced entries, Money ofCustomer) {
    transactions.add(entries);
    long number = transactions.size() - 1L;
    remaining.put(number, ofCustomer);
    return number;
  }

  private void settle(Settlement settlement) {
    OpenEntries entries = new OpenEntries(remaining.keySet().stream().map(this::open).toList());
    entries.settle(settlement);
    entries.changed().forEach(entry -> remaining.put(entry.transaction(), entry.remaining()));
    settlements.addAll(entries.settlements());
  }

  private OpenEntry open(long number) {
    return new OpenEntry(number, remaining.get(number));
  }

  private List<OpenEntry> debits() {
    return remaining.keySet().stream()
        .sorted()
        .map(this::open)
        .filter(o -> o.remaining().isDebit())
        .toList();
  }

  Money balance(UUID account) {
    return Money.sum(
        transactions.stream()
            .flatMap(t -> t.entries().stream())
            .filter(e -> e.account().equals(account))
            .map(Entry::amount)
            .toList());
  }

  Money open() {
    return Money.sum(remaining.values());
  }

  /** Whether an entry is settled with more than it has, or owes what was never posted. */
  boolean isOverSettled(Map<Long, Money> posted) {
    return remaining.entrySet().stream()
        .filter(e -> posted.containsKey(e.getKey()))
        .anyMatch(
            e -> e.getValue().amount().signum() * posted.get(e.getKey()).amount().signum() < 0);
  }

  int size() {
    return transactions.size();
  }

  Map<Long, Money> remaining() {
    return Map.copyOf(remaining);
  }
}
