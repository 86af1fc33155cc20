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
 * An order as callers see it.
 *
 * @param invoice number of its invoice, once it is posted
 * @param lines absent in lists
 * @param links {@code self}, {@code customer}, {@code company} and, once it is posted, {@code
 *     invoice}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderView(
    UUID id,
    String number,
    String customer,
    String customerName,
    LocalDate orderDate,
    int paymentDays,
    String reference,
    boolean posted,
    String invoice,
    BigDecimal netAmount,
    List<LineView> lines,
    Instant createdAt,
    Instant updatedAt,
    int version,
    Map<String, URI> links) {}
