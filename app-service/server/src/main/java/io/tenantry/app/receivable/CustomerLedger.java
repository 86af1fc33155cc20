package io.tenantry.app.receivable;

import static io.tenantry.app.sql.InsertMany.column;

import io.tenantry.app.company.CompanySql;
import io.tenantry.app.journal.Stamp;
import io.tenantry.app.ledger.Money;
import io.tenantry.app.ledger.OpenEntry;
import io.tenantry.app.ledger.Settlement;
import io.tenantry.app.sql.InsertMany;
import io.tenantry.app.sql.RoundTrip;
import io.tenantry.app.sql.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Entries of customers and what remains of them. The caller holds the company's ledger. */
@ApplicationScoped
public class CustomerLedger {

  private static final InsertMany<CustomerEntry> ENTRIES =
      new InsertMany<>(
          "business.customer_entry (transaction_number, customer_id, kind, document_number,"
              + " posting_date, due_date, amount)",
          List.of(
              column("bigint", CustomerEntry::transaction),
              column("uuid", CustomerEntry::customer),
              column("text", e -> e.kind().code()),
              column("text", CustomerEntry::documentNumber),
              column("date", CustomerEntry::postingDate),
              column("date", CustomerEntry::dueDate),
              column("numeric", e -> e.amount().amount())));
  private static final InsertMany<CustomerEntry> OPEN =
      new InsertMany<>(
          "business.open_customer_entry (transaction_number, customer_id, due_date, remaining)",
          List.of(
              column("bigint", CustomerEntry::transaction),
              column("uuid", CustomerEntry::customer),
              column("date", CustomerEntry::dueDate),
              column("numeric", e -> e.amount().amount())));

  private record StampedSettlement(UUID id, Settlement settlement, Stamp stamp) {}

  private static final InsertMany<StampedSettlement> APPLICATIONS =
      new InsertMany<>(
          "business.customer_application (id, credit, debit, amount, applied_at, applied_by)",
          List.of(
              column("uuid", StampedSettlement::id),
              column("bigint", s -> s.settlement().credit()),
              column("bigint", s -> s.settlement().debit()),
              column("numeric", s -> s.settlement().amount().amount()),
              column("timestamptz", s -> s.stamp().at()),
              column("text", s -> s.stamp().by())));
  private static final String REMAINING =
      """
      insert into business.open_customer_entry (transaction_number, customer_id, due_date, remaining)
      select e.transaction_number, e.customer_id, e.due_date, given.remaining
        from unnest(cast(? as bigint[]), cast(? as numeric[])) as given (number, remaining)
        join business.customer_entry e on e.transaction_number = given.number
      on conflict on constraint open_customer_entry_pkey do update set remaining = excluded.remaining
      """;
  private static final String SETTLED =
      "delete from business.open_customer_entry where transaction_number = any (?)";
  private static final String REMAINS =
      "select transaction_number, remaining from business.open_customer_entry ";

  private final CompanySql sql;
  private final Supplier<UUID> ids;

  CustomerLedger(CompanySql sql, Supplier<UUID> ids) {
    this.sql = sql;
    this.ids = ids;
  }

  /** Adds an entry; nothing of it is settled. */
  public void write(CustomerEntry entry) {
    RoundTrip trip = new RoundTrip();
    write(trip, List.of(entry));
    sql.send(trip);
  }

  /** Has a round trip add entries; nothing of them is settled. */
  public void write(RoundTrip trip, List<CustomerEntry> entries) {
    trip.insert(ENTRIES, entries).insert(OPEN, entries);
  }

  /** What the customer still owes, what is due first coming first. */
  public List<OpenEntry> owed(UUID customer) {
    return open("where customer_id = ? and remaining > 0", customer);
  }

  /** What remains of an entry; nothing if it is settled. */
  public Optional<OpenEntry> remaining(long transaction) {
    return open("where transaction_number = ?", transaction).stream().findFirst();
  }

  /** What the customer owes in all; less than zero if he has paid more. */
  public Money balance(UUID customer) {
    return Money.sum(
        open("where customer_id = ?", customer).stream().map(OpenEntry::remaining).toList());
  }

  private List<OpenEntry> open(String condition, Object parameter) {
    return sql.list(
        REMAINS + condition + " order by due_date, transaction_number",
        row -> new OpenEntry(row.getLong(1), new Money(row.getBigDecimal(2))),
        parameter);
  }

  /** What an entry was settled with so far, and what of that was taken back, summed up. */
  public List<Settlement> settlementsOf(long credit) {
    return sql.list(
        "select debit, sum(amount) from business.customer_application where credit = ?"
            + " group by debit having sum(amount) <> 0 order by debit",
        row -> new Settlement(credit, row.getLong(1), new Money(row.getBigDecimal(2))),
        credit);
  }

  /** Records settlements and what remains after them. */
  public void settle(List<Settlement> settlements, Stamp stamp) {
    if (settlements.isEmpty()) {
      return;
    }
    sql.insert(
        APPLICATIONS,
        settlements.stream().map(s -> new StampedSettlement(ids.get(), s, stamp)).toList());
    Map<Long, Money> remaining = remainingOf(settlements);
    for (Settlement settlement : settlements) {
      remaining.merge(settlement.credit(), settlement.amount(), Money::plus);
      remaining.merge(settlement.debit(), settlement.amount().negated(), Money::plus);
    }
    List<Long> settled =
        remaining.keySet().stream().filter(number -> remaining.get(number).isZero()).toList();
    sql.update(SETTLED, SqlArray.of("bigint", settled));
    settled.forEach(remaining::remove);
    sql.update(
        REMAINING,
        SqlArray.of("bigint", remaining.keySet()),
        SqlArray.of("numeric", remaining.values().stream().map(Money::amount).toList()));
  }

  private Map<Long, Money> remainingOf(List<Settlement> settlements) {
    Map<Long, Money> remaining = new TreeMap<>();
    settlements.forEach(
        s -> {
          remaining.put(s.credit(), Money.ZERO);
          remaining.put(s.debit(), Money.ZERO);
        });
    sql.list(
            REMAINS + "where transaction_number = any (?)",
            row -> new OpenEntry(row.getLong(1), new Money(row.getBigDecimal(2))),
            SqlArray.of("bigint", remaining.keySet()))
        .forEach(open -> remaining.put(open.transaction(), open.remaining()));
    return remaining;
  }
}
