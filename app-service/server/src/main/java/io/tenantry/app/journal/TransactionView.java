package io.tenantry.app.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A ledger transaction as callers see it.
 *
 * @param kind {@code journal}, {@code invoice}, {@code credit-memo}, {@code payment} or {@code
 *     reversal}
 * @param reverses number of the transaction it takes back
 * @param reversedBy number of the transaction that took it back
 * @param entries debit more than zero, credit less
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransactionView(
    long number,
    String kind,
    LocalDate postingDate,
    String documentNumber,
    String description,
    Long reverses,
    Long reversedBy,
    Instant postedAt,
    String postedBy,
    List<EntryView> entries,
    Map<String, URI> links) {

  /**
   * One entry.
   *
   * @param account its number
   */
  public record EntryView(int line, String account, String accountName, BigDecimal amount) {}
}
