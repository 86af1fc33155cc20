package io.tenantry.app.odata.model;

import static io.tenantry.app.odata.model.Navigation.id;
import static io.tenantry.app.odata.model.Navigation.many;
import static io.tenantry.app.odata.model.Navigation.number;
import static io.tenantry.app.odata.model.Navigation.one;

import io.tenantry.app.odata.model.Table.Change;
import io.tenantry.app.odata.model.Table.Tag;
import java.util.List;
import java.util.Set;

/** Payments, and the entries of the ledgers. */
final class Ledgers {

  static final Table PAYMENT =
      new Table(
          "payment",
          "Payment",
          """
          select p.id, p.number, p.number_key, p.customer_id, p.customer_number as customer, p.customer_name,
                 p.posting_date, p.amount, p.description,
                 -coalesce((select e.remaining from business.open_customer_entry e
                             where e.transaction_number = p.transaction_number), 0.00) as remaining,
                 p.transaction_number,
                 (select r.number from business.ledger_transaction r
                   where r.reverses = p.transaction_number) as reversal,
                 p.posted_at, p.posted_by
            from business.payment p
          """,
          List.of(
              Column.text("Number", "number", 20).required().computed(),
              Column.of(Kind.UUID, "Id", "id").required().computed(),
              Column.text("Customer", "customer", 20).required(),
              Column.text("CustomerName", "customer_name", 100).required().computed(),
              Column.of(Kind.DATE, "PostingDate", "posting_date"),
              Column.number("Amount", "amount", 2).required(),
              Column.text("Description", "description", 200),
              Column.number("Unapplied", "remaining", 2).required().computed(),
              Column.of(Kind.LONG, "Transaction", "transaction_number").required().computed(),
              Column.of(Kind.LONG, "Reversal", "reversal").computed(),
              Column.of(Kind.TIMESTAMP, "PostedAt", "posted_at").required().computed(),
              Column.text("PostedBy", "posted_by", 200).required().computed()),
          List.of("Number"),
          List.of(
              one("Buyer", "customer", id("customer_id"), id("id")),
              many(
                  "LedgerEntries",
                  "ledger_entry",
                  number("transaction_number"),
                  number("transaction_number"))),
          Tag.REMAINING,
          List.of("Number", "Customer", "CustomerName", "Description"),
          Set.of(Change.INSERT));

  static final Table ENTRY =
      new Table(
          "ledger_entry",
          "LedgerEntry",
          """
          select e.transaction_number, e.line, t.kind, t.posting_date, t.document_number, t.description,
                 a.number as account, a.name as account_name, a.category, e.amount, t.posted_at, t.posted_by
            from business.ledger_entry e
            join business.ledger_transaction t on t.number = e.transaction_number
            join business.account a on a.id = e.account_id
          """,
          List.of(
              Column.of(Kind.LONG, "Transaction", "transaction_number").required(),
              Column.of(Kind.INTEGER, "Line", "line").required(),
              Column.text("Kind", "kind", 20).required(),
              Column.of(Kind.DATE, "PostingDate", "posting_date").required(),
              Column.text("DocumentNumber", "document_number", 20),
              Column.text("Description", "description", 200).required(),
              Column.text("Account", "account", 20).required(),
              Column.text("AccountName", "account_name", 100).required(),
              Column.text("Category", "category", 20).required(),
              Column.number("Amount", "amount", 2).required(),
              Column.of(Kind.TIMESTAMP, "PostedAt", "posted_at").required(),
              Column.text("PostedBy", "posted_by", 200).required()),
          List.of("Transaction", "Line"),
          List.of(),
          Tag.NONE,
          List.of("DocumentNumber", "Description", "Account", "AccountName"),
          Set.of());

  static final Table CUSTOMER_ENTRY =
      new Table(
          "customer_entry",
          "CustomerEntry",
          """
          select e.transaction_number, e.customer_id, e.kind, e.document_number, e.posting_date, e.due_date, e.amount,
                 coalesce((select o.remaining from business.open_customer_entry o
                            where o.transaction_number = e.transaction_number), 0.00) as remaining
            from business.customer_entry e
          """,
          List.of(
              Column.of(Kind.LONG, "Transaction", "transaction_number").required(),
              Column.text("Kind", "kind", 20).required(),
              Column.text("DocumentNumber", "document_number", 20).required(),
              Column.of(Kind.DATE, "PostingDate", "posting_date").required(),
              Column.of(Kind.DATE, "DueDate", "due_date").required(),
              Column.number("Amount", "amount", 2).required(),
              Column.number("Remaining", "remaining", 2).required()),
          List.of("Transaction"),
          List.of(
              many(
                  "LedgerEntries",
                  "ledger_entry",
                  number("transaction_number"),
                  number("transaction_number"))),
          Tag.NONE,
          List.of("DocumentNumber"),
          Set.of());

  private Ledgers() {}
}
