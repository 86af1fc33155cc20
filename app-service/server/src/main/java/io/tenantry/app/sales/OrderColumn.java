package io.tenantry.app.sales;

import static io.tenantry.app.csv.ColumnNames.optional;
import static io.tenantry.app.csv.ColumnNames.required;

import io.tenantry.app.csv.Column;
import io.tenantry.app.csv.ColumnNames;

/** The columns of a file of orders. */
enum OrderColumn implements Column {
  NUMBER(required("number", "orderID")),
  CUSTOMER(required("customer", "customerID")),
  ORDER_DATE(optional("orderDate")),
  PAYMENT_DAYS(optional("paymentDays")),
  REFERENCE(optional("reference"));

  private final ColumnNames names;

  OrderColumn(ColumnNames names) {
    this.names = names;
  }

  @Override
  public ColumnNames names() {
    return names;
  }
}
