package io.tenantry.app.payment;

import io.tenantry.app.http.GivenText;
import io.tenantry.app.http.MaxLength;
import io.tenantry.app.http.PlainText;
import io.tenantry.app.journal.PostingDate;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a payment is to be reversed.
 *
 * @param postingDate today in the tenant's time zone if absent
 * @param reason shown with the reversal
 */
public record ReverseValues(
    @Schema(examples = "2026-02-16") @PostingDate LocalDate postingDate,
    @Schema(maxLength = 150, examples = "The cheque bounced") @MaxLength(150) @PlainText
        String reason) {

  public ReverseValues {
    reason = GivenText.of(reason);
  }
}
