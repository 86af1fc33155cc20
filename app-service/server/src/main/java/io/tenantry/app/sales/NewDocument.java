package io.tenantry.app.sales;

import io.tenantry.app.journal.Posting;
import io.tenantry.app.journal.PostingKind;
import io.tenantry.app.journal.Stamp;
import io.tenantry.app.ledger.Balanced;
import io.tenantry.app.ledger.Money;
import io.tenantry.app.receivable.CustomerEntry;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A document on its way to being posted.
 *
 * @param order of an invoice; null for a credit memo
 * @param corrects of a credit memo; null for an invoice
 * @param net never less than zero
 */
record NewDocument(
    DocumentKind kind,
    UUID id,
    String number,
    Buyer buyer,
    UUID order,
    String orderNumber,
    UUID corrects,
    LocalDate postingDate,
    LocalDate dueDate,
    Money net,
    long transaction,
    Stamp stamp) {

  Posting posting(Balanced entries) {
    String title = kind == DocumentKind.INVOICE ? "Invoice " : "Credit memo ";
    return new Posting(
        transaction,
        postingKind(),
        postingDate,
        Optional.of(number),
        title + number,
        Optional.empty(),
        entries);
  }

  CustomerEntry entry() {
    Money amount = kind == DocumentKind.INVOICE ? net : net.negated();
    return new CustomerEntry(
        transaction, buyer.id(), postingKind(), number, postingDate, dueDate, amount);
  }

  private PostingKind postingKind() {
    return kind.posting();
  }
}
