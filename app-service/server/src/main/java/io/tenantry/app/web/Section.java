package io.tenantry.app.web;

import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.Permission;
import java.util.List;

/** The parts of the web client that every company has, and who is offered them. */
enum Section {
  ROLE_CENTRE("Role centre", "1", BusinessObject.COMPANY, Action.READ),
  CUSTOMERS("Customers", "2", BusinessObject.CUSTOMER, Action.READ, "customers"),
  SALES_ORDERS("Sales orders", "3", BusinessObject.SALES_ORDER, Action.READ, "sales-orders"),
  SALES_INVOICES("Invoices", "4", BusinessObject.SALES_DOCUMENT, Action.READ, "sales-invoices"),
  CREDIT_MEMOS(
      "Credit memos", "5", BusinessObject.SALES_DOCUMENT, Action.READ, "sales-credit-memos"),
  PAYMENTS("Payments", "6", BusinessObject.PAYMENT, Action.READ, "payments"),
  ITEMS("Items", "7", BusinessObject.ITEM, Action.READ, "items"),
  VENDORS("Vendors", "8", BusinessObject.VENDOR, Action.READ, "vendors"),
  REPORTS("Reports", "9", BusinessObject.REPORT, Action.EXECUTE, "reports");

  private final String title;
  private final String key;
  private final Permission permission;
  private final List<String> path;

  Section(String title, String key, BusinessObject object, Action action, String... path) {
    this.title = title;
    this.key = key;
    this.permission = new Permission(object, action);
    this.path = List.of(path);
  }

  String title() {
    return title;
  }

  /** The access key. */
  String key() {
    return key;
  }

  Permission permission() {
    return permission;
  }

  /** Segments below the company. */
  String[] path() {
    return path.toArray(String[]::new);
  }
}
