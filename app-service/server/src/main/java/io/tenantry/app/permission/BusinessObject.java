package io.tenantry.app.permission;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What permissions are about. */
public enum BusinessObject {
  COMPANY,
  CUSTOMER,
  VENDOR,
  ITEM,
  ACCOUNT,
  NUMBER_SERIES,
  POSTING_PERIOD,
  /** Executing one posts it. */
  SALES_ORDER,
  /** Invoices and credit memos; executing an invoice credits it. */
  SALES_DOCUMENT,
  /** Modifying one applies it to invoices, executing one reverses it. */
  PAYMENT,
  /** What customers owe. */
  CUSTOMER_ENTRY,
  /** The general ledger; executing an entry reverses its transaction. */
  LEDGER_ENTRY,
  /** Executing one runs it; what it shows has to be readable, too. */
  REPORT,
  SUBSCRIPTION,
  USER,
  PERMISSION_SET,
  /** Reports and web services of the tenant's own. */
  TENANT_OBJECT,
  /** What is maintained centrally; executing one publishes it for all tenants. */
  OBJECT;

  /** As in permissions: {@code sales-order}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<BusinessObject> ofWord(String word) {
    return Arrays.stream(values()).filter(object -> object.word().equals(word)).findFirst();
  }

  /**
   * What stands for the rows of a table of schema {@code business}, such as {@code sales_order};
   * its lines count as part of it.
   */
  public static Optional<BusinessObject> ofTable(String table) {
    return ofWord(table.replaceFirst("_line$", "").replace('_', '-'));
  }
}
