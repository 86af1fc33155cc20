package io.tenantry.app.payment;

import io.tenantry.app.http.GivenText;
import io.tenantry.app.http.MaxLength;
import io.tenantry.app.http.PlainText;
import io.tenantry.app.journal.PostingDate;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A payment as a caller gives it.
 *
 * @param customer number or id of the customer
 * @param postingDate today in the tenant's time zone if absent
 * @param applyTo the invoices it is for
 * @param applyToOldest whether what is left is used for the customer's open invoices, what is due
 *     first coming first
 */
public record PaymentValues(
    @Schema(required = true, examples = "C-1001") @NotNull(message = "must be given")
        String customer,
    @Schema(required = true, examples = "250.00")
        @NotNull(message = "must be given")
        @Positive(message = "must be more than zero")
        @Digits(integer = 16, fraction = 2, message = PaymentValues.DIGITS)
        BigDecimal amount,
    @Schema(examples = "2026-02-15") @PostingDate LocalDate postingDate,
    @Schema(maxLength = 200) @MaxLength(200) @PlainText String description,
    @Size(max = 1000, message = "must have at most 1000 invoices")
        List<@Valid @NotNull(message = "must be an invoice") Applied> applyTo,
    boolean applyToOldest) {

  static final String DIGITS = "must have at most 16 digits and 2 decimals";

  public PaymentValues {
    customer = GivenText.of(customer);
    description = GivenText.of(description);
    applyTo = applyTo == null ? List.of() : applyTo;
  }

  /** What it is to be used for. */
  ApplyValues use() {
    return new ApplyValues(applyTo, applyToOldest);
  }
}
