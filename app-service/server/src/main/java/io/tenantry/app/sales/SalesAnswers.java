package io.tenantry.app.sales;

import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.http.Page;
import io.tenantry.app.link.Links;
import io.tenantry.app.sql.DocumentQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Orders and documents as callers see them, with their links. */
@ApplicationScoped
class SalesAnswers {

  private static final String ORDERS = "sales-orders";

  private final Links links;

  SalesAnswers(Links links) {
    this.links = links;
  }

  Page<OrderView> orders(ScopedCompany company, DocumentQuery query, List<OrderRow> rows) {
    return Page.cut(
        rows,
        query.limit(),
        query::after,
        row -> order(company, row, null),
        after -> links.nextPage(query.repeated(), after, "companies", company.segment(), ORDERS));
  }

  OrderView order(ScopedCompany company, OrderRow row, List<LineView> lines) {
    Map<String, URI> own = new TreeMap<>();
    own.put("self", to(company, ORDERS, row.number()));
    own.put("customer", to(company, "customers", row.customer()));
    own.put("company", links.to("companies", company.segment()));
    if (row.posted()) {
      own.put("invoice", to(company, DocumentKind.INVOICE.path(), row.invoice()));
    }
    return new OrderView(
        row.id(),
        row.number(),
        row.customer(),
        row.customerName(),
        row.date(),
        row.paymentDays(),
        row.reference(),
        row.posted(),
        row.invoice(),
        row.netAmount(),
        lines,
        row.createdAt(),
        row.updatedAt(),
        row.version(),
        own);
  }

  Page<DocumentView> documents(
      ScopedCompany company, DocumentKind kind, DocumentQuery query, List<DocumentRow> rows) {
    return Page.cut(
        rows,
        query.limit(),
        query::after,
        row -> document(company, kind, row, null),
        after ->
            links.nextPage(query.repeated(), after, "companies", company.segment(), kind.path()));
  }

  DocumentView document(
      ScopedCompany company, DocumentKind kind, DocumentRow row, List<LineView> lines) {
    Map<String, URI> own = new TreeMap<>();
    own.put("self", to(company, kind.path(), row.number()));
    own.put("customer", to(company, "customers", row.buyer().number()));
    own.put("company", links.to("companies", company.segment()));
    own.put("transaction", to(company, "ledger-transactions", Long.toString(row.transaction())));
    if (row.corrects() != null) {
      own.put("invoice", to(company, DocumentKind.INVOICE.path(), row.corrects()));
    }
    Buyer buyer = row.buyer();
    return new DocumentView(
        row.id(),
        row.number(),
        buyer.number(),
        buyer.name(),
        buyer.address(),
        buyer.city(),
        buyer.region(),
        buyer.postalCode(),
        buyer.country(),
        row.order(),
        row.corrects(),
        row.date(),
        row.dueDate(),
        row.netAmount(),
        row.remaining(),
        row.transaction(),
        row.postedAt(),
        row.postedBy(),
        lines,
        own);
  }

  private URI to(ScopedCompany company, String collection, String number) {
    return links.to("companies", company.segment(), collection, number);
  }
}
