package io.tenantry.app.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * A payment as callers see it.
 *
 * @param unapplied what is not used for an invoice yet
 * @param transaction number of its ledger transaction
 * @param reversal number of the ledger transaction that took it back, if one did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentView(
    UUID id,
    String number,
    String customer,
    String customerName,
    LocalDate postingDate,
    BigDecimal amount,
    String description,
    BigDecimal unapplied,
    long transaction,
    Long reversal,
    Instant postedAt,
    String postedBy,
    Map<String, URI> links) {}
