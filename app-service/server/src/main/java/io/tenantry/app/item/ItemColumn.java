package io.tenantry.app.item;

import io.tenantry.app.csv.Column;
import java.util.List;

/** The columns of a file of items. */
enum ItemColumn implements Column {
  NUMBER("number", true, "itemID", "productID"),
  NAME("name", true, "itemName", "productName"),
  UNIT("unit", false, "quantityPerUnit"),
  CATEGORY("category", false, "categoryID", "categoryName"),
  UNIT_PRICE("unitPrice", false),
  DISCONTINUED("discontinued", false);

  private final String property;
  private final boolean required;
  private final List<String> aliases;

  ItemColumn(String property) {
    this(property, false);
  }

  ItemColumn(String property, boolean required, String... aliases) {
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
