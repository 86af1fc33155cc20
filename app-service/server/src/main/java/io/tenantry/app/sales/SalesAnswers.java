package io.tenantry.app.sales;

import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.http.Page;
import io.tenantry.app.link.EntityPath;
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
    EntityPath at = below(company);
    return Page.cut(
        rows,
        query.limit(),
        query::after,
        row -> order(at, row, null),
        after -> links.nextPage(query.repeated(), after, "companies", company.segment(), ORDERS));
  }

  OrderView order(ScopedCompany company, OrderRow row, List<LineView> lines) {
    return order(below(company), row, lines);
  }

  private static OrderView order(EntityPath company, OrderRow row, List<LineView> lines) {
    Map<String, URI> own = new TreeMap<>();
    own.put("self", to(company, ORDERS, row.number()));
    own.put("customer", to(company, "customers", row.customer()));
    own.put("company", company.uri());
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
    EntityPath at = below(company);
    return Page.cut(
        rows,
        query.limit(),
        query::after,
        row -> document(at, kind, row, null),
        after ->
            links.nextPage(query.repeated(), after, "companies", company.segment(), kind.path()));
  }

  DocumentView document(
      ScopedCompany company, DocumentKind kind, DocumentRow row, List<LineView> lines) {
    return document(below(company), kind, row, lines);
  }

  private static DocumentView document(
      EntityPath company, DocumentKind kind, DocumentRow row, List<LineView> lines) {
    Map<String, URI> own = new TreeMap<>();
    own.put("self", to(company, kind.path(), row.number()));
    own.put("customer", to(company, "customers", row.buyer().number()));
    own.put("company", company.uri());
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

  private EntityPath below(ScopedCompany company) {
    return links.below("companies", company.segment());
  }

  private static URI to(EntityPath company, String collection, String number) {
    return company.to(collection).to(number).uri();
  }
}
