package io.tenantry.app.odata.model;

import static io.tenantry.app.odata.model.Navigation.id;
import static io.tenantry.app.odata.model.Navigation.many;
import static io.tenantry.app.odata.model.Navigation.one;
import static io.tenantry.app.odata.model.Navigation.parts;

import io.tenantry.app.odata.model.Table.Change;
import io.tenantry.app.odata.model.Table.Tag;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Orders, and the invoices and credit memos that are posted. */
final class Sales {

  static final Table ORDER =
      new Table(
          "sales_order",
          "SalesOrder",
          """
          select o.id, o.number, o.number_key, o.customer_id, c.number as customer, c.name as customer_name,
                 o.order_date, o.payment_days, o.reference, o.posted, o.created_at, o.updated_at, o.version,
                 (select d.number from business.sales_document d where d.order_id = o.id) as invoice,
                 (select coalesce(sum(l.net_amount), 0.00)
                    from business.sales_order_line l where l.order_id = o.id) as net_amount
            from business.sales_order o
            join business.customer c on c.id = o.customer_id
          """,
          Stream.concat(
                  Stream.of(
                      Column.text("Number", "number", 20).required(),
                      Column.of(Kind.UUID, "Id", "id").required().computed(),
                      Column.text("Customer", "customer", 20).required(),
                      Column.text("CustomerName", "customer_name", 100).required().computed(),
                      Column.of(Kind.DATE, "OrderDate", "order_date"),
                      Column.of(Kind.INTEGER, "PaymentDays", "payment_days"),
                      Column.text("Reference", "reference", 100),
                      Column.of(Kind.BOOLEAN, "Posted", "posted").required().computed(),
                      Column.text("Invoice", "invoice", 20).computed(),
                      Column.number("NetAmount", "net_amount", 2).required().computed()),
                  Registers.changes())
              .toList(),
          List.of("Number"),
          List.of(
              one("Buyer", "customer", id("customer_id"), id("id")),
              parts("Lines", "sales_order_line", id("id"), id("order_id")),
              many("SalesDocuments", "sales_document", id("id"), id("order_id"))),
          Tag.VERSION,
          List.of("Number", "Customer", "CustomerName", "Reference"),
          Set.of(Change.values()));

  static final Table ORDER_LINE =
      new Table(
          "sales_order_line",
          "SalesOrderLine",
          """
          select l.order_id, l.line, l.item_id, i.number as item, l.description, l.quantity, l.unit_price, l.discount,
                 l.net_amount
            from business.sales_order_line l
            join business.item i on i.id = l.item_id
          """,
          List.of(
              Column.of(Kind.INTEGER, "Line", "line").required().computed(),
              Column.text("Item", "item", 20).required(),
              Column.text("Description", "description", 100),
              Column.number("Quantity", "quantity", 4).required(),
              Column.number("UnitPrice", "unit_price", 4),
              Column.number("Discount", "discount", 4),
              Column.number("NetAmount", "net_amount", 2).required().computed()),
          List.of("Line"),
          List.of(one("Goods", "item", id("item_id"), id("id"))),
          Tag.NONE,
          List.of("Item", "Description"),
          Set.of());

  static final Table DOCUMENT =
      new Table(
          "sales_document",
          "SalesDocument",
          """
          select d.id, d.kind, d.number, d.number_key, d.customer_id, d.customer_number as customer, d.customer_name,
                 d.address, d.city, d.region, d.postal_code, d.country, d.order_id, d.order_number,
                 (select i.number from business.sales_document i where i.id = d.corrects) as corrects,
                 d.posting_date, d.due_date, d.net_amount,
                 coalesce((select e.remaining from business.open_customer_entry e
                            where e.transaction_number = d.transaction_number), 0.00) as remaining,
                 d.transaction_number, d.posted_at, d.posted_by
            from business.sales_document d
          """,
          List.of(
              Column.text("Number", "number", 20).required(),
              Column.of(Kind.UUID, "Id", "id").required(),
              Column.text("Kind", "kind", 20).required(),
              Column.text("Customer", "customer", 20).required(),
              Column.text("CustomerName", "customer_name", 100).required(),
              Column.text("Address", "address", 200),
              Column.text("City", "city", 100),
              Column.text("Region", "region", 100),
              Column.text("PostalCode", "postal_code", 20),
              Column.text("Country", "country", 100),
              Column.text("Order", "order_number", 20),
              Column.text("Corrects", "corrects", 20),
              Column.of(Kind.DATE, "PostingDate", "posting_date").required(),
              Column.of(Kind.DATE, "DueDate", "due_date").required(),
              Column.number("NetAmount", "net_amount", 2).required(),
              Column.number("Remaining", "remaining", 2).required(),
              Column.of(Kind.LONG, "Transaction", "transaction_number").required(),
              Column.of(Kind.TIMESTAMP, "PostedAt", "posted_at").required(),
              Column.text("PostedBy", "posted_by", 200).required()),
          List.of("Number"),
          List.of(
              one("Buyer", "customer", id("customer_id"), id("id")),
              one("SalesOrder", "sales_order", id("order_id"), id("id")),
              parts("Lines", "sales_document_line", id("id"), id("document_id")),
              many(
                  "LedgerEntries",
                  "ledger_entry",
                  Navigation.number("transaction_number"),
                  Navigation.number("transaction_number"))),
          Tag.REMAINING,
          List.of("Number", "Customer", "CustomerName"),
          Set.of());

  static final Table DOCUMENT_LINE =
      new Table(
          "sales_document_line",
          "SalesDocumentLine",
          """
          select document_id, line, item_id, item_number as item, description, quantity, unit_price, discount,
                 net_amount, corrects_line
            from business.sales_document_line
          """,
          List.of(
              Column.of(Kind.INTEGER, "Line", "line").required(),
              Column.text("Item", "item", 20).required(),
              Column.text("Description", "description", 100).required(),
              Column.number("Quantity", "quantity", 4).required(),
              Column.number("UnitPrice", "unit_price", 4).required(),
              Column.number("Discount", "discount", 4).required(),
              Column.number("NetAmount", "net_amount", 2).required(),
              Column.of(Kind.INTEGER, "CorrectsLine", "corrects_line")),
          List.of("Line"),
          List.of(one("Goods", "item", id("item_id"), id("id"))),
          Tag.NONE,
          List.of("Item", "Description"),
          Set.of());

  private Sales() {}
}
