package io.tenantry.app.payment;

import io.tenantry.app.sql.PagedRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * A payment as it is stored.
 *
 * @param remaining what is not used yet; zero or less
 * @param reversal number of the transaction that took it back; null if none did
 */
record PaymentRow(
    UUID id,
    String number,
    UUID customerId,
    String customer,
    String customerName,
    LocalDate date,
    BigDecimal amount,
    String description,
    BigDecimal remaining,
    long transaction,
    Long reversal,
    Instant postedAt,
    String postedBy)
    implements PagedRow {

  @Override
  public String numberKey() {
    return number.toLowerCase(Locale.ROOT);
  }
}
