package io.tenantry.app.item;

import io.tenantry.app.register.NumberedRow;
import jakarta.persistence.Entity;
import java.math.BigDecimal;

/** What a company sells. */
@Entity
public class Item extends NumberedRow<ItemValues> {

  String unit;
  String category;
  BigDecimal unitPrice;
  boolean discontinued;

  @Override
  protected ItemValues values() {
    return new ItemValues(number, name, unit, category, unitPrice, discontinued);
  }

  @Override
  protected void take(ItemValues values) {
    number = values.number();
    name = values.name();
    unit = values.unit();
    category = values.category();
    unitPrice = values.unitPrice();
    discontinued = values.discontinued();
  }
}
