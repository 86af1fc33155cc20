package io.tenantry.app.sales;

import io.tenantry.app.http.ProblemType;
import io.tenantry.app.journal.PostingKind;

/** The two sorts of posted documents. */
enum DocumentKind {
  INVOICE(PostingKind.INVOICE, "sales-invoices", ProblemType.UNKNOWN_SALES_INVOICE),
  CREDIT_MEMO(PostingKind.CREDIT_MEMO, "sales-credit-memos", ProblemType.UNKNOWN_SALES_CREDIT_MEMO);

  private final PostingKind posting;
  private final String path;
  private final ProblemType unknown;

  DocumentKind(PostingKind posting, String path, ProblemType unknown) {
    this.posting = posting;
    this.path = path;
    this.unknown = unknown;
  }

  PostingKind posting() {
    return posting;
  }

  /** The last segment of the path to its documents. */
  String path() {
    return path;
  }

  ProblemType unknown() {
    return unknown;
  }
}
