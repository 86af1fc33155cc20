package io.tenantry.app.payment;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.journal.Journal;
import io.tenantry.app.journal.Posting;
import io.tenantry.app.journal.PostingAccounts;
import io.tenantry.app.journal.PostingKind;
import io.tenantry.app.journal.Stamp;
import io.tenantry.app.journal.TenantDay;
import io.tenantry.app.ledger.Balanced;
import io.tenantry.app.ledger.Money;
import io.tenantry.app.ledger.OpenEntry;
import io.tenantry.app.ledger.OverAppliedException;
import io.tenantry.app.ledger.Settlement;
import io.tenantry.app.payment.PaymentStore.NewPayment;
import io.tenantry.app.payment.PaymentStore.Payer;
import io.tenantry.app.receivable.CustomerEntry;
import io.tenantry.app.receivable.CustomerLedger;
import io.tenantry.app.series.NumberSeries;
import io.tenantry.app.series.SeriesCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Posts, applies and reverses payments in the running transaction's company. */
@ApplicationScoped
public class Payments {

  private final PaymentStore store;
  private final Journal journal;
  private final PostingAccounts accounts;
  private final NumberSeries series;
  private final CustomerLedger customers;
  private final TenantDay day;
  private final Supplier<UUID> ids;

  Payments(
      PaymentStore store,
      Journal journal,
      PostingAccounts accounts,
      NumberSeries series,
      CustomerLedger customers,
      TenantDay day,
      Supplier<UUID> ids) {
    this.store = store;
    this.journal = journal;
    this.accounts = accounts;
    this.series = series;
    this.customers = customers;
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
    long transaction = journal.take(1).value(0);
    LocalDate date = dateOr(values.postingDate());
    Stamp stamp = journal.stamp();
    String number = series.take(SeriesCode.PAYMENT, 1).text(0);
    Money amount = new Money(values.amount());
    PostingAccounts.Chosen chosen = accounts.read();
    Balanced entries = Balanced.move(chosen.receivables(), chosen.bank(), amount);
    write(
        transaction, PostingKind.PAYMENT, date, number, "Payment " + number, null, entries, stamp);
    customers.write(
        entry(transaction, payer.id(), PostingKind.PAYMENT, number, date, amount.negated()));
    UUID id = ids.get();
    store.insert(
        new NewPayment(
            id, number, payer, date, amount.amount(), values.description(), transaction, stamp));
    apply(transaction, payer.id(), values.applyTo(), values.applyToOldest(), stamp);
    return id;
  }

  /**
   * Uses what is left of a payment.
   *
   * @throws ProblemException {@code validation-failed}, {@code over-applied}
   */
  void apply(PaymentRow payment, ApplyValues values) {
    journal.hold();
    apply(
        payment.transaction(),
        payment.customerId(),
        values.applyTo(),
        values.applyToOldest(),
        journal.stamp());
  }

  private void apply(
      long transaction, UUID customer, List<Applied> invoices, boolean oldest, Stamp stamp) {
    for (Applied applied : invoices) {
      customers.settle(List.of(settlement(transaction, customer, applied)), stamp);
    }
    if (oldest) {
      customers
          .remaining(transaction)
          .ifPresent(
              credit ->
                  customers.settle(Settlement.inOrder(credit, customers.owed(customer)), stamp));
    }
  }

  private Settlement settlement(long transaction, UUID customer, Applied applied) {
    long invoice =
        store.transactionOf(applied.invoice(), customer).orElseThrow(Payments::unknownInvoice);
    OpenEntry credit = open(transaction);
    OpenEntry debit = open(invoice);
    Money most = credit.remaining().negated().smaller(debit.remaining());
    Money amount = Optional.ofNullable(applied.amount()).map(Money::new).orElse(most);
    try {
      return Settlement.of(credit, debit, amount);
    } catch (OverAppliedException e) {
      throw new ProblemException(
          ProblemType.OVER_APPLIED,
          "Of " + applied.invoice() + " at most " + most + " can be settled with this payment");
    }
  }

  private OpenEntry open(long transaction) {
    return customers.remaining(transaction).orElse(new OpenEntry(transaction, Money.ZERO));
  }

  /**
   * Takes a payment back: what it settled is open again.
   *
   * @throws ProblemException {@code already-reversed}, {@code period-closed}
   */
  public void reverse(String reference, ReverseValues values) {
    long transaction = journal.take(1).value(0);
    PaymentRow payment = store.get(reference);
    if (payment.reversal() != null) {
      throw new ProblemException(
          ProblemType.ALREADY_REVERSED, "Transaction " + payment.reversal() + " took it back");
    }
    LocalDate date = dateOr(values.postingDate());
    Stamp stamp = journal.stamp();
    Money amount = new Money(payment.amount());
    write(
        transaction,
        PostingKind.REVERSAL,
        date,
        payment.number(),
        Optional.ofNullable(values.reason()).orElse("Reversal of payment " + payment.number()),
        payment.transaction(),
        new Balanced(journal.entriesOf(payment.transaction())).reversed(),
        stamp);
    customers.write(
        entry(
            transaction,
            payment.customerId(),
            PostingKind.REVERSAL,
            payment.number(),
            date,
            amount));
    Stream<Settlement> takenBack =
        customers.settlementsOf(payment.transaction()).stream().map(Settlement::takenBack);
    Settlement closing = new Settlement(payment.transaction(), transaction, amount);
    customers.settle(Stream.concat(takenBack, Stream.of(closing)).toList(), stamp);
  }

  private void write(
      long transaction,
      PostingKind kind,
      LocalDate date,
      String document,
      String description,
      Long reverses,
      Balanced entries,
      Stamp stamp) {
    Posting posting =
        new Posting(
            transaction,
            kind,
            date,
            Optional.of(document),
            description,
            Optional.ofNullable(reverses),
            entries);
    journal.write(posting, stamp);
  }

  private static CustomerEntry entry(
      long transaction,
      UUID customer,
      PostingKind kind,
      String document,
      LocalDate date,
      Money amount) {
    return new CustomerEntry(transaction, customer, kind, document, date, date, amount);
  }

  private LocalDate dateOr(LocalDate given) {
    LocalDate date = Optional.ofNullable(given).orElseGet(day::today);
    journal.requireOpen(date);
    return date;
  }

  private static ProblemException unknownCustomer() {
    return ProblemException.invalid(
        "customer", "unknown-customer", "is not the number or id of a customer");
  }

  private static ProblemException unknownInvoice() {
    return ProblemException.invalid(
        "applyTo", "unknown-invoice", "names what is no invoice of the customer");
  }
}
