package io.tenantry.app.vendor;

import static io.tenantry.app.sql.InsertMany.column;

import io.tenantry.app.csv.Fields;
import io.tenantry.app.register.NewRow;
import io.tenantry.app.register.RegisterFile;
import io.tenantry.app.sql.InsertMany;
import java.util.List;

/** A file of vendors. */
final class VendorFile {

  static final RegisterFile<VendorValues, VendorColumn> KIND =
      new RegisterFile<>(
          VendorColumn.class,
          VendorColumn.NUMBER,
          List.of(),
          VendorFile::read,
          VendorValues::number,
          new InsertMany<>(
              "business.vendor (id, number, name, contact_name, contact_title, address, city,"
                  + " region, postal_code, country, phone, fax, created_at, updated_at)",
              List.of(
                  column("uuid", NewRow::id),
                  column("text", row -> row.values().number()),
                  column("text", row -> row.values().name()),
                  column("text", row -> row.values().contactName()),
                  column("text", row -> row.values().contactTitle()),
                  column("text", row -> row.values().address()),
                  column("text", row -> row.values().city()),
                  column("text", row -> row.values().region()),
                  column("text", row -> row.values().postalCode()),
                  column("text", row -> row.values().country()),
                  column("text", row -> row.values().phone()),
                  column("text", row -> row.values().fax()),
                  column("timestamptz", NewRow::now),
                  column("timestamptz", NewRow::now))),
          "vendor_number_is_unique",
          "select number_key from business.vendor where number_key = any (?)"
              + " and xmin = cast(pg_current_xact_id() as xid)");

  private VendorFile() {}

  private static VendorValues read(Fields<VendorColumn> fields) {
    return new VendorValues(
        fields.text(VendorColumn.NUMBER),
        fields.text(VendorColumn.NAME),
        fields.text(VendorColumn.CONTACT_NAME),
        fields.text(VendorColumn.CONTACT_TITLE),
        fields.text(VendorColumn.ADDRESS),
        fields.text(VendorColumn.CITY),
        fields.text(VendorColumn.REGION),
        fields.text(VendorColumn.POSTAL_CODE),
        fields.text(VendorColumn.COUNTRY),
        fields.text(VendorColumn.PHONE),
        fields.text(VendorColumn.FAX));
  }
}
