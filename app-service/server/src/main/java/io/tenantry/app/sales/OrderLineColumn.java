package io.tenantry.app.sales;

import static io.tenantry.app.csv.ColumnNames.optional;
import static io.tenantry.app.csv.ColumnNames.required;

import io.tenantry.app.csv.Column;
import io.tenantry.app.csv.ColumnNames;

/** The columns of a file of lines of orders. */
enum OrderLineColumn implements Column {
  ORDER(required("order", "orderID")),
  ITEM(required("item", "itemID", "productID")),
  DESCRIPTION(optional("description")),
  QUANTITY(required("quantity")),
  UNIT_PRICE(optional("unitPrice")),
  DISCOUNT(optional("discount"));

  private final ColumnNames names;

  OrderLineColumn(ColumnNames names) {
    this.names = names;
  }

  @Override
  public ColumnNames names() {
    return names;
  }
}
