package io.tenantry.app.receivable;

import static io.tenantry.app.sql.InsertMany.column;

import io.tenantry.app.company.CompanySql;
import io.tenantry.app.journal.Stamp;
import io.tenantry.app.ledger.Money;
import io.tenantry.app.ledger.OpenEntries;
import io.tenantry.app.ledger.OpenEntry;
import io.tenantry.app.ledger.Settlement;
import io.tenantry.app.sql.Answer;
import io.tenantry.app.sql.InsertMany;
import io.tenantry.app.sql.RoundTrip;
import io.tenantry.app.sql.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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

  private static final String AROUND =
      "where transaction_number = ? or transaction_number in"
          + " (select debit from business.customer_application where credit = ?)";

  private final CompanySql sql;
  private final Supplier<UUID> ids;

  CustomerLedger(CompanySql sql, Supplier<UUID> ids) {
    this.sql = sql;
    this.ids = ids;
  }

  /** Has a round trip add entries; nothing of them is settled. */
  public void write(RoundTrip trip, List<CustomerEntry> entries) {
    trip.insert(ENTRIES, entries).insert(OPEN, entries);
  }

  /** Has a round trip read what the customer still owes, what is due first coming first. */
  public Answer<OpenEntry> owed(RoundTrip trip, UUID customer) {
    return open(trip, "where customer_id = ? and remaining > 0", customer);
  }

  /** Has a round trip read what remains of an entry; nothing if it is settled. */
  public Answer<OpenEntry> remaining(RoundTrip trip, long transaction) {
    return open(trip, "where transaction_number = ?", transaction);
  }

  /** Has a round trip read what remains of a credit and of all that it was used for. */
  public Answer<OpenEntry> remainingAround(RoundTrip trip, long credit) {
    return open(trip, AROUND, credit, credit);
  }

  /** What the customer owes in all; less than zero if he has paid more. */
  public Money balance(UUID customer) {
    RoundTrip trip = new RoundTrip();
    Answer<OpenEntry> open = open(trip, "where customer_id = ?", customer);
    sql.send(trip);
    return Money.sum(open.all().stream().map(OpenEntry::remaining).toList());
  }

  private static Answer<OpenEntry> open(RoundTrip trip, String condition, Object... parameters) {
    return trip.read(
        REMAINS + condition + " order by due_date, transaction_number",
        row -> new OpenEntry(row.getLong(1), new Money(row.getBigDecimal(2))),
        parameters);
  }

  /**
   * Has a round trip read what an entry was settled with so far, and what of that was taken back,
   * summed up.
   */
  public Answer<Settlement> settlementsOf(RoundTrip trip, long credit) {
    return trip.read(
        "select debit, sum(amount) from business.customer_application where credit = ?"
            + " group by debit having sum(amount) <> 0 order by debit",
        row -> new Settlement(credit, row.getLong(1), new Money(row.getBigDecimal(2))),
        credit);
  }

  /** Has a round trip record what was settled and what remains. */
  public void settle(RoundTrip trip, OpenEntries entries, Stamp stamp) {
    trip.insert(
        APPLICATIONS,
        entries.settlements().stream()
            .map(s -> new StampedSettlement(ids.get(), s, stamp))
            .toList());
    Map<Boolean, List<OpenEntry>> bySettled =
        entries.changed().stream()
            .collect(Collectors.partitioningBy(entry -> entry.remaining().isZero()));
    List<OpenEntry> settled = bySettled.get(true);
    if (!settled.isEmpty()) {
      trip.run(SETTLED, transactions(settled));
    }
    List<OpenEntry> open = bySettled.get(false);
    if (!open.isEmpty()) {
      trip.run(
          REMAINING,
          transactions(open),
          SqlArray.of("numeric", open.stream().map(e -> e.remaining().amount()).toList()));
    }
  }

  private static SqlArray transactions(List<OpenEntry> entries) {
    return SqlArray.of("bigint", entries.stream().map(OpenEntry::transaction).toList());
  }
}
