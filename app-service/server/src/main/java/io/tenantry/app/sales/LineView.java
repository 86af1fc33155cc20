package io.tenantry.app.sales;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;

/**
 * A line of an order, invoice or credit memo as callers see it.
 *
 * @param item number of the item
 * @param discount as a fraction
 * @param netAmount rounded to cents
 * @param correctsLine of a credit memo: the line of the invoice
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineView(
    int line,
    String item,
    String description,
    BigDecimal quantity,
    BigDecimal unitPrice,
    BigDecimal discount,
    BigDecimal netAmount,
    Integer correctsLine) {}
