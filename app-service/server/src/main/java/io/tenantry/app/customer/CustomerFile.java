package io.tenantry.app.customer;

import static io.tenantry.app.sql.InsertMany.column;

import io.tenantry.app.csv.Fields;
import io.tenantry.app.register.NewRow;
import io.tenantry.app.register.RegisterFile;
import io.tenantry.app.sql.InsertMany;
import java.util.List;

/** A file of customers. */
final class CustomerFile {

  static final RegisterFile<CustomerValues, CustomerColumn> KIND =
      new RegisterFile<>(
          CustomerColumn.class,
          CustomerColumn.NUMBER,
          List.of(),
          CustomerFile::read,
          CustomerValues::number,
          new InsertMany<>(
              "business.customer (id, number, name, contact_name, contact_title, address, city,"
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
          "customer_number_is_unique",
          "select number_key from business.customer where number_key = any (?)"
              + " and xmin = cast(pg_current_xact_id() as xid)");

  private CustomerFile() {}

  private static CustomerValues read(Fields<CustomerColumn> fields) {
    return new CustomerValues(
        fields.text(CustomerColumn.NUMBER),
        fields.text(CustomerColumn.NAME),
        fields.text(CustomerColumn.CONTACT_NAME),
        fields.text(CustomerColumn.CONTACT_TITLE),
        fields.text(CustomerColumn.ADDRESS),
        fields.text(CustomerColumn.CITY),
        fields.text(CustomerColumn.REGION),
        fields.text(CustomerColumn.POSTAL_CODE),
        fields.text(CustomerColumn.COUNTRY),
        fields.text(CustomerColumn.PHONE),
        fields.text(CustomerColumn.FAX));
  }
}
