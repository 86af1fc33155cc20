package io.tenantry.app.receivable;

import io.tenantry.app.journal.PostingKind;
import io.tenantry.app.ledger.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One posting on a customer.
 *
 * @param transaction number of its ledger transaction
 * @param amount debit: the customer owes it
 */
public record CustomerEntry(
    long transaction,
    UUID customer,
    PostingKind kind,
    String documentNumber,
    LocalDate postingDate,
    LocalDate dueDate,
    Money amount) {}
