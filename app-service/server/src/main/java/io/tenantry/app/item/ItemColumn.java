package io.tenantry.app.item;

import static io.tenantry.app.csv.ColumnNames.optional;
import static io.tenantry.app.csv.ColumnNames.required;

import io.tenantry.app.csv.Column;
import io.tenantry.app.csv.ColumnNames;

/** The columns of a file of items. */
enum ItemColumn implements Column {
  NUMBER(required("number", "itemID", "productID")),
  NAME(required("name", "itemName", "productName")),
  UNIT(optional("unit", "quantityPerUnit")),
  CATEGORY(optional("category", "categoryID", "categoryName")),
  UNIT_PRICE(optional("unitPrice")),
  DISCONTINUED(optional("discontinued"));

  private final ColumnNames names;

  ItemColumn(ColumnNames names) {
    this.names = names;
  }

  @Override
  public ColumnNames names() {
    return names;
  }
}
