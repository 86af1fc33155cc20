package io.tenantry.app.item;

import static io.tenantry.app.sql.InsertMany.column;

import io.tenantry.app.csv.Fields;
import io.tenantry.app.register.NewRow;
import io.tenantry.app.register.RegisterFile;
import io.tenantry.app.sql.InsertMany;
import java.util.List;

/** A file of items. */
final class ItemFile {

  static final RegisterFile<ItemValues, ItemColumn> KIND =
      new RegisterFile<>(
          ItemColumn.class,
          ItemColumn.NUMBER,
          List.of("supplierID", "unitsInStock", "unitsOnOrder", "reorderLevel"),
          ItemFile::read,
          ItemValues::number,
          new InsertMany<>(
              "business.item (id, number, name, unit, category, unit_price, discontinued,"
                  + " created_at, updated_at)",
              List.of(
                  column("uuid", NewRow::id),
                  column("text", row -> row.values().number()),
                  column("text", row -> row.values().name()),
                  column("text", row -> row.values().unit()),
                  column("text", row -> row.values().category()),
                  column("numeric", row -> row.values().unitPrice()),
                  column("boolean", row -> row.values().discontinued()),
                  column("timestamptz", NewRow::now),
                  column("timestamptz", NewRow::now))),
          "item_number_is_unique",
          "select number_key from business.item where number_key = any (?)"
              + " and xmin = cast(pg_current_xact_id() as xid)");

  private ItemFile() {}

  private static ItemValues read(Fields<ItemColumn> fields) {
    return new ItemValues(
        fields.text(ItemColumn.NUMBER),
        fields.text(ItemColumn.NAME),
        fields.text(ItemColumn.UNIT),
        fields.text(ItemColumn.CATEGORY),
        fields.number(ItemColumn.UNIT_PRICE),
        fields.flag(ItemColumn.DISCONTINUED));
  }
}
