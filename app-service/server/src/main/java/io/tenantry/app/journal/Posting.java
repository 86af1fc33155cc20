package io.tenantry.app.journal;

import io.tenantry.app.ledger.Balanced;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A transaction on its way into the ledger.
 *
 * @param number taken from the journal
 * @param documentNumber of the invoice, credit memo or payment, if there is one
 * @param reverses number of the transaction it takes back, if it does
 */
public record Posting(
    long number,
    PostingKind kind,
    LocalDate date,
    Optional<String> documentNumber,
    String description,
    Optional<Long> reverses,
    Balanced entries) {}
