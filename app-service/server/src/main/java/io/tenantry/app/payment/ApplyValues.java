package io.tenantry.app.payment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What is left of a payment is to be used for.
 *
 * @param applyTo invoices of the same customer
 * @param applyToOldest whether what is left then is used for the customer's open invoices, what is
 *     due first coming first
 */
public record ApplyValues(
    @Size(max = 1000, message = "must have at most 1000 invoices")
        List<@Valid @NotNull(message = "must be an invoice") Applied> applyTo,
    boolean applyToOldest) {

  public ApplyValues {
    applyTo = applyTo == null ? List.of() : applyTo;
  }
}
