package io.tenantry.app.payment;

import io.tenantry.app.company.CompanySql;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.journal.Journal;
import io.tenantry.app.journal.Posting;
import io.tenantry.app.journal.PostingAccounts;
import io.tenantry.app.journal.PostingKind;
import io.tenantry.app.journal.PostingPeriods;
import io.tenantry.app.journal.TenantDay;
import io.tenantry.app.ledger.Balanced;
import io.tenantry.app.ledger.Money;
import io.tenantry.app.ledger.OpenEntries;
import io.tenantry.app.ledger.OpenEntry;
import io.tenantry.app.payment.PaymentStore.NewPayment;
import io.tenantry.app.payment.PaymentStore.Payer;
import io.tenantry.app.receivable.CustomerEntry;
import io.tenantry.app.receivable.CustomerLedger;
import io.tenantry.app.series.NumberSeries;
import io.tenantry.app.series.Numbers;
import io.tenantry.app.series.SeriesCode;
import io.tenantry.app.sql.Answer;
import io.tenantry.app.sql.RoundTrip;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Posts, applies and reverses payments in the running transaction's company. */
@ApplicationScoped
public class Payments {

  private final CompanySql sql;
  private final PaymentStore store;
  private final Journal journal;
  private final PostingPeriods periods;
  private final PostingAccounts accounts;
  private final NumberSeries series;
  private final CustomerLedger customers;
  private final PaymentReversal reversal;
  private final TenantDay day;
  private final Supplier<UUID> ids;

  Payments(
      CompanySql sql,
      PaymentStore store,
      Journal journal,
      PostingPeriods periods,
      PostingAccounts accounts,
      NumberSeries series,
      CustomerLedger customers,
      PaymentReversal reversal,
      TenantDay day,
      Supplier<UUID> ids) {
    this.sql = sql;
    this.store = store;
    this.journal = journal;
    this.periods = periods;
    this.accounts = accounts;
    this.series = series;
    this.customers = customers;
    this.reversal = reversal;
    this.day = day;
    this.ids = ids;
  }

  /**
   * Returns the id of the payment.
   *
   * @throws ProblemException {@code validation-failed}, {@code period-closed}, {@code over-applied}
   */
  public UUID post(PaymentValues values) {
    Payer payer = store.payer(values.customer()).orElseThrow(Payments::unknownCustomer);
    LocalDate date = dateOr(values.postingDate());
    RoundTrip look = new RoundTrip();
    Answer<Numbers> transactions = journal.take(look, 1);
    Answer<Numbers> numbers = series.take(look, SeriesCode.PAYMENT, 1);
    Answer<LocalDate> closed = periods.closed(look, List.of(date));
    PostingAccounts.Chosen chosen = accounts.read(look);
    Use use = Use.of(values.use(), payer.id(), look, store, customers);
    sql.send(look);
    PostingPeriods.requireOpen(date, closed);
    NewPayment payment =
        new NewPayment(
            ids.get(),
            numbers.one().text(0),
            payer,
            date,
            new Money(values.amount()),
            values.description(),
            transactions.one().value(0),
            journal.stamp());
    write(payment, chosen, use);
    return payment.id();
  }

  private void write(NewPayment payment, PostingAccounts.Chosen chosen, Use use) {
    Money credit = payment.amount().negated();
    OpenEntries open = use.of(new OpenEntry(payment.transaction(), credit));
    RoundTrip trip = new RoundTrip();
    journal.write(
        trip,
        List.of(
            new Posting(
                payment.transaction(),
                PostingKind.PAYMENT,
                payment.date(),
                Optional.of(payment.number()),
                "Payment " + payment.number(),
                Optional.empty(),
                Balanced.move(chosen.receivables(), chosen.bank(), payment.amount()))),
        payment.stamp());
    customers.write(
        trip,
        List.of(
            new CustomerEntry(
                payment.transaction(),
                payment.payer().id(),
                PostingKind.PAYMENT,
                payment.number(),
                payment.date(),
                payment.date(),
                credit)));
    store.insert(trip, payment);
    customers.settle(trip, open, payment.stamp());
    sql.send(trip);
  }

  /**
   * Uses what is left of a payment.
   *
   * @throws ProblemException {@code validation-failed}, {@code over-applied}
   */
  void apply(PaymentRow payment, ApplyValues values) {
    RoundTrip look = new RoundTrip();
    journal.hold(look);
    Answer<OpenEntry> left = customers.remaining(look, payment.transaction());
    Use use = Use.of(values, payment.customerId(), look, store, customers);
    sql.send(look);
    OpenEntry credit =
        left.all().stream()
            .findFirst()
            .orElseGet(() -> new OpenEntry(payment.transaction(), Money.ZERO));
    RoundTrip trip = new RoundTrip();
    customers.settle(trip, use.of(credit), journal.stamp());
    sql.send(trip);
  }

  /**
   * Takes a payment back: what it settled is open again.
   *
   * @param reference number, in any letter case, or id
   * @throws ProblemException {@code unknown-payment}, {@code already-reversed}, {@code
   *     period-closed}
   */
  public void reverse(String reference, ReverseValues values) {
    reversal.reverse(reference, dateOr(values.postingDate()), Optional.ofNullable(values.reason()));
  }

  private LocalDate dateOr(LocalDate given) {
    return Optional.ofNullable(given).orElseGet(day::today);
  }

  private static ProblemException unknownCustomer() {
    return ProblemException.invalid(
        "customer", "unknown-customer", "is not the number or id of a customer");
  }
}
