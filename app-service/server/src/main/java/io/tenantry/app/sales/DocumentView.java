package io.tenantry.app.sales;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An invoice or credit memo as callers see it. Name and address are those the customer had when it
 * was posted.
 *
 * @param order of an invoice: number of the order
 * @param corrects of a credit memo: number of the invoice
 * @param netAmount sum of its lines; never less than zero
 * @param remaining what is not settled: of an invoice what is owed, of a credit memo (less than
 *     zero) what is not used
 * @param transaction number of its ledger transaction
 * @param lines absent in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DocumentView(
    UUID id,
    String number,
    String customer,
    String customerName,
    String address,
    String city,
    String region,
    String postalCode,
    String country,
    String order,
    String corrects,
    LocalDate postingDate,
    LocalDate dueDate,
    BigDecimal netAmount,
    BigDecimal remaining,
    long transaction,
    Instant postedAt,
    String postedBy,
    List<LineView> lines,
    Map<String, URI> links) {}
