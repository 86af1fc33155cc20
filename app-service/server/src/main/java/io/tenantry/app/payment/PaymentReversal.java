package io.tenantry.app.payment;

import io.tenantry.app.company.CompanySql;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.journal.Journal;
import io.tenantry.app.journal.Posting;
import io.tenantry.app.journal.PostingKind;
import io.tenantry.app.journal.PostingPeriods;
import io.tenantry.app.journal.Stamp;
import io.tenantry.app.ledger.Balanced;
import io.tenantry.app.ledger.Entry;
import io.tenantry.app.ledger.Money;
import io.tenantry.app.ledger.OpenEntries;
import io.tenantry.app.ledger.OpenEntry;
import io.tenantry.app.ledger.Settlement;
import io.tenantry.app.receivable.CustomerEntry;
import io.tenantry.app.receivable.CustomerLedger;
import io.tenantry.app.series.Numbers;
import io.tenantry.app.sql.Answer;
import io.tenantry.app.sql.RoundTrip;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes payments back: what one has settled is open again, and itself is settled by its reversal.
 */
@ApplicationScoped
class PaymentReversal {

  /** What a payment has done; read while the ledger is held. */
  private record Effects(
      Answer<Entry> entries, Answer<Settlement> settled, Answer<OpenEntry> open) {

    OpenEntries takenBack(long payment, CustomerEntry reversal) {
      OpenEntry back = new OpenEntry(reversal.transaction(), reversal.amount());
      OpenEntries entries =
          new OpenEntries(Stream.concat(open.all().stream(), Stream.of(back)).toList());
      settled.all().stream().map(Settlement::takenBack).forEach(entries::settle);
      entries.settle(new Settlement(payment, reversal.transaction(), reversal.amount()));
      return entries;
    }
  }

  private final CompanySql sql;
  private final PaymentStore store;
  private final Journal journal;
  private final PostingPeriods periods;
  private final CustomerLedger customers;

  PaymentReversal(
      CompanySql sql,
      PaymentStore store,
      Journal journal,
      PostingPeriods periods,
      CustomerLedger customers) {
    this.sql = sql;
    this.store = store;
    this.journal = journal;
    this.periods = periods;
    this.customers = customers;
  }

  /**
   * @param reference number of the payment, in any letter case, or id
   * @throws ProblemException {@code unknown-payment}, {@code already-reversed}, {@code
   *     period-closed}
   */
  void reverse(String reference, LocalDate date, Optional<String> reason) {
    RoundTrip look = new RoundTrip();
    Answer<Numbers> transactions = journal.take(look, 1);
    Answer<LocalDate> closed = periods.closed(look, List.of(date));
    Answer<PaymentRow> found = store.find(look, reference);
    sql.send(look);
    PaymentRow payment = PaymentStore.one(found);
    demandInForce(payment);
    PostingPeriods.requireOpen(date, closed);
    write(payment, entry(payment, transactions.one().value(0), date), reason);
  }

  private static void demandInForce(PaymentRow payment) {
    if (payment.reversal() != null) {
      throw new ProblemException(
          ProblemType.ALREADY_REVERSED, "Transaction " + payment.reversal() + " took it back");
    }
  }

  private static CustomerEntry entry(PaymentRow payment, long transaction, LocalDate date) {
    return new CustomerEntry(
        transaction,
        payment.customerId(),
        PostingKind.REVERSAL,
        payment.number(),
        date,
        date,
        new Money(payment.amount()));
  }

  private void write(PaymentRow payment, CustomerEntry reversal, Optional<String> reason) {
    Effects effects = effects(payment.transaction());
    Stamp stamp = journal.stamp();
    RoundTrip trip = new RoundTrip();
    journal.write(trip, List.of(posting(payment, effects, reversal, reason)), stamp);
    customers.write(trip, List.of(reversal));
    customers.settle(trip, effects.takenBack(payment.transaction(), reversal), stamp);
    sql.send(trip);
  }

  private Effects effects(long payment) {
    RoundTrip look = new RoundTrip();
    Effects effects =
        new Effects(
            journal.entriesOf(look, payment),
            customers.settlementsOf(look, payment),
            customers.remainingAround(look, payment));
    sql.send(look);
    return effects;
  }

  private static Posting posting(
      PaymentRow payment, Effects effects, CustomerEntry reversal, Optional<String> reason) {
    return new Posting(
        reversal.transaction(),
        PostingKind.REVERSAL,
        reversal.postingDate(),
        Optional.of(payment.number()),
        reason.orElse("Reversal of payment " + payment.number()),
        Optional.of(payment.transaction()),
        new Balanced(effects.entries().all()).reversed());
  }
}
