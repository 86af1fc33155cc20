package io.tenantry.app.sales;

import io.tenantry.app.csv.Column;
import java.util.List;

/** The columns of a file of orders. */
enum OrderColumn implements Column {
  NUMBER("number", true, "orderID"),
  CUSTOMER("customer", true, "customerID"),
  ORDER_DATE("orderDate"),
  PAYMENT_DAYS("paymentDays"),
  REFERENCE("reference");

  private final String property;
  private final boolean required;
  private final List<String> aliases;

  OrderColumn(String property) {
    this(property, false);
  }

  OrderColumn(String property, boolean required, String... aliases) {
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
