package io.tenantry.app.journal;

import io.tenantry.app.http.GivenText;
import io.tenantry.app.http.MaxLength;
import io.tenantry.app.http.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A transaction that is posted by hand.
 *
 * @param postingDate today in the tenant's time zone if absent
 * @param entries that sum up to zero
 */
public record JournalValues(
    @Schema(examples = "2026-01-31") @PostingDate LocalDate postingDate,
    @Schema(required = true, maxLength = 200, examples = "Opening balance")
        @NotNull(message = "must be given")
        @MaxLength(200)
        @PlainText
        String description,
    @NotNull(message = "must be given")
        @Size(min = 2, max = 1000, message = "must have 2 to 1000 entries")
        List<@Valid @NotNull(message = "must be an entry") Line> entries) {

  public JournalValues {
    description = GivenText.of(description);
  }

  /**
   * One entry.
   *
   * @param account its number
   * @param amount debit more than zero, credit less; not zero
   */
  public record Line(
      @Schema(required = true, examples = "1000") @NotNull(message = "must be given")
          String account,
      @Schema(required = true, examples = "1000.00")
          @NotNull(message = "must be given")
          @Digits(
              integer = 16,
              fraction = 2,
              message = "must have at most 16 digits and 2 decimals")
          BigDecimal amount) {}
}
