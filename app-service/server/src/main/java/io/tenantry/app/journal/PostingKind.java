package io.tenantry.app.journal;

import java.util.Locale;

/** What a ledger transaction was made for. The code is the name in lower case with dashes. */
public enum PostingKind {
  JOURNAL,
  INVOICE,
  CREDIT_MEMO,
  PAYMENT,
  REVERSAL;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
