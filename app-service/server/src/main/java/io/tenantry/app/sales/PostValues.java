package io.tenantry.app.sales;

import io.tenantry.app.journal.PostingDate;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How an order is to be posted.
 *
 * @param postingDate the order's date if absent
 */
public record PostValues(@Schema(examples = "2026-01-31") @PostingDate LocalDate postingDate) {}
