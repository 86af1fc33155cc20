package io.tenantry.app.sales;

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
 * What to credit of an invoice.
 *
 * @param postingDate today in the tenant's time zone if absent
 * @param lines all that is not credited yet if absent
 */
public record CreditValues(
    @Schema(examples = "2026-02-15") @PostingDate LocalDate postingDate,
    @Size(min = 1, max = 1000, message = "must have 1 to 1000 lines")
        List<@Valid @NotNull(message = "must be a line") Line> lines) {

  /**
   * Part of a line of the invoice.
   *
   * @param line its number
   */
  public record Line(
      @Schema(required = true, examples = "1") @NotNull(message = "must be given") Integer line,
      @Schema(required = true, examples = "2")
          @NotNull(message = "must be given")
          @Positive(message = "must be more than zero")
          @Digits(integer = 11, fraction = 4, message = OrderLineValues.DIGITS)
          BigDecimal quantity) {}
}
