package io.tenantry.app.sales;

import io.tenantry.app.csv.Column;
import java.util.List;

/** The columns of a file of lines of orders. */
enum OrderLineColumn implements Column {
  ORDER("order", true, "orderID"),
  ITEM("item", true, "itemID", "productID"),
  DESCRIPTION("description"),
  QUANTITY("quantity", true),
  UNIT_PRICE("unitPrice"),
  DISCOUNT("discount");

  private final String property;
  private final boolean required;
  private final List<String> aliases;

  OrderLineColumn(String property) {
    this(property, false);
  }

  OrderLineColumn(String property, boolean required, String... aliases) {
    this.property = property;
    this.required = required;
    this.aliases = List.of(aliases);
  }

  @Override
  public String property() {
    return property;
  }

  @Override
  public List<String> aliases() {
    return aliases;
  }

  @Override
  public boolean required() {
    return required;
  }
}
