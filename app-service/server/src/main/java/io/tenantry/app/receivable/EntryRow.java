package io.tenantry.app.receivable;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tenantry.app.sql.PagedRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * An entry of a customer as callers see it.
 *
 * @param transaction number of its ledger transaction
 * @param customer number of the customer
 * @param kind {@code invoice}, {@code credit-memo}, {@code payment} or {@code reversal}
 * @param amount more than zero: owed; less: paid or credited
 * @param remaining what is not settled; zero if the entry is closed
 */
public record EntryRow(
    long transaction,
    String customer,
    String customerName,
    String kind,
    String documentNumber,
    @JsonProperty("postingDate") LocalDate date,
    LocalDate dueDate,
    BigDecimal amount,
    BigDecimal remaining)
    implements PagedRow {

  /** Entries have no id of their own; their transaction's number tells them apart. */
  @Override
  public UUID id() {
    return new UUID(0, transaction);
  }

  @Override
  public String numberKey() {
    return documentNumber.toLowerCase(Locale.ROOT);
  }
}
