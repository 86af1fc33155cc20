package io.tenantry.app.payment;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a payment is for.
 *
 * @param invoice number of an invoice of the same customer
 * @param amount as much as possible if absent
 */
public record Applied(
    @Schema(required = true, examples = "INV-00001") @NotNull(message = "must be given")
        String invoice,
    @Schema(examples = "100.00")
        @Positive(message = "must be more than zero")
        @Digits(integer = 16, fraction = 2, message = PaymentValues.DIGITS)
        BigDecimal amount) {}
