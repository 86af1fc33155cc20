package io.tenantry.app.odata.model;

import static io.tenantry.app.odata.model.Navigation.id;
import static io.tenantry.app.odata.model.Navigation.many;
import static io.tenantry.app.odata.model.Navigation.parts;

import io.tenantry.app.odata.model.Table.Change;
import io.tenantry.app.odata.model.Table.Tag;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Customers, vendors and items; and companies, which hold them. */
final class Registers {

  static final Table CUSTOMER =
      new Table(
          "customer",
          "Customer",
          """
          select id, number, number_key, name, contact_name, contact_title, address, city, region, postal_code,
                 country, phone, fax, created_at, updated_at, version
            from business.customer
          """,
          register(people()),
          List.of("Number"),
          List.of(
              many("SalesOrders", "sales_order", id("id"), id("customer_id")),
              many("SalesDocuments", "sales_document", id("id"), id("customer_id")),
              many("Payments", "payment", id("id"), id("customer_id")),
              parts("Entries", "customer_entry", id("id"), id("customer_id"))),
          Tag.VERSION,
          List.of("Number", "Name"),
          Set.of(Change.values()));

  static final Table VENDOR =
      new Table(
          "vendor",
          "Vendor",
          """
          select id, number, number_key, name, contact_name, contact_title, address, city, region, postal_code,
                 country, phone, fax, created_at, updated_at, version
            from business.vendor
          """,
          register(people()),
          List.of("Number"),
          List.of(),
          Tag.VERSION,
          List.of("Number", "Name"),
          Set.of(Change.values()));

  static final Table ITEM =
      new Table(
          "item",
          "Item",
          """
          select id, number, number_key, name, unit, category, unit_price, discontinued, created_at, updated_at,
                 version
            from business.item
          """,
          register(
              Stream.of(
                  Column.text("Unit", "unit", 50),
                  Column.text("Category", "category", 100),
                  Column.number("UnitPrice", "unit_price", 4),
                  Column.of(Kind.BOOLEAN, "Discontinued", "discontinued"))),
          List.of("Number"),
          List.of(),
          Tag.VERSION,
          List.of("Number", "Name"),
          Set.of(Change.values()));

  /** Companies are no business rows: the tenant has them, not one of them. */
  static final Table COMPANY =
      new Table(
          "company",
          "Company",
          "select id, name, display_name, created_at from tenantry.company",
          List.of(
              Column.text("Name", "name", 100).required(),
              Column.of(Kind.UUID, "Id", "id").required().computed(),
              Column.text("DisplayName", "display_name", 200),
              Column.of(Kind.TIMESTAMP, "CreatedAt", "created_at").required().computed()),
          List.of("Name"),
          List.of(),
          Tag.NONE,
          List.of("Name", "DisplayName"),
          Set.of());

  private Registers() {}

  private static List<Column> register(Stream<Column> own) {
    Stream<Column> before =
        Stream.of(
            Column.text("Number", "number", 20).required(),
            Column.of(Kind.UUID, "Id", "id").required().computed(),
            Column.text("Name", "name", 100).required());
    return Stream.of(before, own, changes()).flatMap(columns -> columns).toList();
  }

  private static Stream<Column> people() {
    return Stream.of(
        Column.text("ContactName", "contact_name", 100),
        Column.text("ContactTitle", "contact_title", 100),
        Column.text("Address", "address", 200),
        Column.text("City", "city", 100),
        Column.text("Region", "region", 100),
        Column.text("PostalCode", "postal_code", 20),
        Column.text("Country", "country", 100),
        Column.text("Phone", "phone", 50),
        Column.text("Fax", "fax", 50));
  }

  /** When a row was changed, and how often. */
  static Stream<Column> changes() {
    return Stream.of(
        Column.of(Kind.TIMESTAMP, "CreatedAt", "created_at").required().computed(),
        Column.of(Kind.TIMESTAMP, "UpdatedAt", "updated_at").required().computed(),
        Column.of(Kind.INTEGER, "Version", "version").required().computed());
  }
}
