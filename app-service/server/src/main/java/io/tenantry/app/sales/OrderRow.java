package io.tenantry.app.sales;

import io.tenantry.app.http.VersionTag;
import io.tenantry.app.sql.PagedRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * An order as it is stored, without its lines.
 *
 * @param invoice number of its invoice; null until it is posted
 * @param netAmount sum of its lines
 */
record OrderRow(
    UUID id,
    String number,
    String customer,
    String customerName,
    LocalDate date,
    int paymentDays,
    String reference,
    boolean posted,
    String invoice,
    BigDecimal netAmount,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements PagedRow {

  @Override
  public String numberKey() {
    return number.toLowerCase(Locale.ROOT);
  }

  VersionTag tag() {
    return new VersionTag(id, version);
  }
}
