package io.tenantry.app.journal;

import io.tenantry.app.http.GivenText;
import io.tenantry.app.http.MaxLength;
import io.tenantry.app.http.PlainText;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a transaction is to be taken back.
 *
 * @param postingDate today in the tenant's time zone if absent
 */
public record TransactionReversal(
    @Schema(examples = "2026-02-01") @PostingDate LocalDate postingDate,
    @Schema(maxLength = 150, examples = "Posted twice") @MaxLength(150) @PlainText String reason) {

  public TransactionReversal {
    reason = GivenText.of(reason);
  }
}
