package io.tenantry.app.payment;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.ledger.Money;
import io.tenantry.app.ledger.OpenEntries;
import io.tenantry.app.ledger.OpenEntry;
import io.tenantry.app.ledger.OverAppliedException;
import io.tenantry.app.ledger.Settlement;
import io.tenantry.app.payment.PaymentStore.Invoice;
import io.tenantry.app.receivable.CustomerLedger;
import io.tenantry.app.sql.Answer;
import io.tenantry.app.sql.RoundTrip;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a payment is to be used for, and what of it is open once a round trip has looked; whoever
 * makes that trip holds the ledger.
 */
final class Use {

  private final List<Applied> wanted;
  private final Answer<Invoice> invoices;
  private final Optional<Answer<OpenEntry>> owed;

  private Use(List<Applied> wanted, Answer<Invoice> invoices, Optional<Answer<OpenEntry>> owed) {
    this.wanted = wanted;
    this.invoices = invoices;
    this.owed = owed;
  }

  /**
   * Has a round trip look what is open.
   *
   * @param values invoices, and whether what is left is for the oldest
   */
  static Use of(
      ApplyValues values,
      UUID customer,
      RoundTrip look,
      PaymentStore store,
      CustomerLedger customers) {
    List<Applied> wanted = values.applyTo();
    return new Use(
        wanted,
        store.invoices(look, customer, wanted.stream().map(Applied::invoice).toList()),
        values.applyToOldest() ? Optional.of(customers.owed(look, customer)) : Optional.empty());
  }

  /**
   * Uses the credit as wanted.
   *
   * @throws ProblemException {@code validation-failed}, {@code over-applied}
   */
  OpenEntries of(OpenEntry credit) {
    List<OpenEntry> oldest = owed.map(Answer::all).orElse(List.of());
    Map<String, OpenEntry> named =
        invoices.all().stream().collect(Collectors.toMap(Invoice::key, Invoice::open));
    OpenEntries open =
        new OpenEntries(
            Stream.of(Stream.of(credit), named.values().stream(), oldest.stream())
                .flatMap(Function.identity())
                .toList());
    for (Applied applied : wanted) {
      OpenEntry invoice =
          Optional.ofNullable(named.get(PaymentStore.key(applied.invoice())))
              .orElseThrow(Use::unknownInvoice);
      open.settle(
          settlement(open.of(credit.transaction()), open.of(invoice.transaction()), applied));
    }
    Settlement.inOrder(
            open.of(credit.transaction()),
            oldest.stream().map(debit -> open.of(debit.transaction())).toList())
        .forEach(open::settle);
    return open;
  }

  private static Settlement settlement(OpenEntry credit, OpenEntry debit, Applied applied) {
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

  private static ProblemException unknownInvoice() {
    return ProblemException.invalid(
        "applyTo", "unknown-invoice", "names what is no invoice of the customer");
  }
}
