package io.tenantry.app.web;

import io.tenantry.app.sales.DocumentView;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * A posted document as it is printed.
 *
 * @param address of the customer, as it was
 * @param origin what it came of: the order of an invoice, the invoice of a credit memo
 * @param back the list
 */
record PostedCard(
    String kind,
    DocumentView posted,
    List<String> address,
    List<OrderCard.Line> lines,
    String netAmount,
    String remaining,
    Frame.Place origin,
    URI back) {

  static PostedCard invoice(CompanySection at, DocumentView invoice) {
    return of(
        at,
        "Invoice",
        invoice,
        new Frame.Place(
            "Order " + invoice.order(),
            at.cardIn(Section.SALES_ORDERS, invoice.order()),
            false,
            ""));
  }

  static PostedCard creditMemo(CompanySection at, DocumentView memo) {
    return of(
        at,
        "Credit memo",
        memo,
        new Frame.Place(
            "Invoice " + memo.corrects(),
            at.cardIn(Section.SALES_INVOICES, memo.corrects()),
            false,
            ""));
  }

  private static PostedCard of(
      CompanySection at, String kind, DocumentView posted, Frame.Place origin) {
    return new PostedCard(
        kind,
        posted,
        addressOf(posted),
        posted.lines().stream().map(OrderCard.Line::of).toList(),
        Amounts.text(posted.netAmount()),
        Amounts.text(posted.remaining()),
        origin,
        at.list());
  }

  String title() {
    return kind + " " + posted.number();
  }

  private static List<String> addressOf(DocumentView posted) {
    return Stream.of(
            posted.customerName(),
            posted.address(),
            joined(posted.postalCode(), posted.city()),
            posted.region(),
            posted.country())
        .filter(line -> line != null && !line.isBlank())
        .toList();
  }

  private static String joined(String postalCode, String city) {
    return Stream.of(postalCode, city)
        .filter(part -> part != null)
        .reduce((first, second) -> first + ' ' + second)
        .orElse("");
  }
}
