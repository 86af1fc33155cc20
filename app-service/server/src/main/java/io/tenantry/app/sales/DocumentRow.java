package io.tenantry.app.sales;

import io.tenantry.app.http.VersionTag;
import io.tenantry.app.sql.PagedRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * A posted document as it is stored, without its lines.
 *
 * @param corrects of a credit memo: number of the invoice
 */
record DocumentRow(
    UUID id,
    String number,
    Buyer buyer,
    String order,
    String corrects,
    LocalDate date,
    LocalDate dueDate,
    BigDecimal netAmount,
    BigDecimal remaining,
    long transaction,
    Instant postedAt,
    String postedBy)
    implements PagedRow {

  @Override
  public String numberKey() {
    return number.toLowerCase(Locale.ROOT);
  }

  /** What remains open is what changes about a posted document. */
  VersionTag tag() {
    return new VersionTag(id, remaining.hashCode());
  }
}
