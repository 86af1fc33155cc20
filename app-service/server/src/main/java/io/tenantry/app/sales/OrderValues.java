package io.tenantry.app.sales;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.tenantry.app.http.GivenText;
import io.tenantry.app.http.MaxLength;
import io.tenantry.app.http.PlainText;
import io.tenantry.app.journal.PostingDate;
import io.tenantry.app.register.RowNumber;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a caller may set on an order.
 *
 * @param number the next one of the series if absent
 * @param customer number or id of the customer
 * @param orderDate today in the tenant's time zone if absent
 * @param paymentDays from the posting date of the invoice to its due date; 30 if absent
 * @param reference what the customer calls the order
 */
@JsonIgnoreProperties({
  "id",
  "customerName",
  "posted",
  "invoice",
  "netAmount",
  "createdAt",
  "updatedAt",
  "version",
  "links"
})
public record OrderValues(
    @Schema(examples = "SO-00001", pattern = RowNumber.GRAMMAR) @RowNumber String number,
    @Schema(required = true, examples = "C-1001") @NotNull(message = "must be given")
        String customer,
    @Schema(examples = "2026-01-31") @PostingDate LocalDate orderDate,
    @Min(value = 0, message = "must be 0 to 365") @Max(value = 365, message = "must be 0 to 365")
        Integer paymentDays,
    @Schema(maxLength = 100) @MaxLength(100) @PlainText String reference,
    @Size(max = 1000, message = "must have at most 1000 lines")
        List<@Valid @NotNull(message = "must be a line") OrderLineValues> lines) {

  public OrderValues {
    number = GivenText.of(number);
    customer = GivenText.of(customer);
    paymentDays = paymentDays == null ? Integer.valueOf(30) : paymentDays;
    reference = GivenText.of(reference);
    lines = lines == null ? List.of() : lines;
  }
}
