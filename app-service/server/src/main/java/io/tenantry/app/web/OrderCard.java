package io.tenantry.app.web;

import io.tenantry.app.sales.LineView;
import io.tenantry.app.sales.OrderView;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;

/**
 * An order as its page shows it.
 *
 * @param fresh whether it is new
 * @param tag the version that is shown, as a header of a change
 * @param invoice number of its invoice; empty until it is posted
 * @param places where its page leads; null until they are known
 */
record OrderCard(
    boolean fresh,
    String tag,
    String number,
    String customer,
    String customerName,
    String date,
    String paymentDays,
    String reference,
    String invoice,
    String netAmount,
    List<Line> lines,
    Places places) {

  /** A line, as it is written in inputs. */
  record Line(
      String item,
      String description,
      String quantity,
      String unitPrice,
      String discount,
      String netAmount) {

    static final Line BLANK = new Line("", "", "", "", "", "");

    static Line of(LineView line) {
      return new Line(
          line.item(),
          line.description(),
          plain(line.quantity()),
          plain(line.unitPrice()),
          line.discount().signum() == 0 ? "" : plain(line.discount()),
          Amounts.text(line.netAmount()));
    }

    private static String plain(BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }
  }

  /**
   * Where the page of an order leads.
   *
   * @param line one more line
   * @param customers what the customer can be
   * @param items what an item can be
   * @param invoice only if it is posted
   */
  record Places(URI save, URI post, URI line, URI customers, URI items, URI invoice, URI back) {

    private static final String OPTIONS = "options";

    static Places of(CompanySection at, OrderCard order) {
      return new Places(
          order.fresh() ? at.cards() : at.card(order.number()),
          at.card(order.number(), "post"),
          at.below("line"),
          at.in(Section.CUSTOMERS, OPTIONS),
          at.in(Section.ITEMS, OPTIONS),
          at.cardIn(Section.SALES_INVOICES, order.invoice()),
          at.list());
    }
  }

  static OrderCard blank() {
    return new OrderCard(true, "", "", "", "", "", "30", "", "", "", List.of(Line.BLANK), null);
  }

  static OrderCard of(OrderView order, String tag) {
    return new OrderCard(
        false,
        tag,
        order.number(),
        order.customer(),
        order.customerName(),
        order.orderDate().toString(),
        String.valueOf(order.paymentDays()),
        order.reference() == null ? "" : order.reference(),
        order.posted() ? order.invoice() : "",
        Amounts.text(order.netAmount()),
        order.lines().stream().map(Line::of).toList(),
        null);
  }

  OrderCard linked(Places known) {
    return new OrderCard(
        fresh,
        tag,
        number,
        customer,
        customerName,
        date,
        paymentDays,
        reference,
        invoice,
        netAmount,
        lines,
        known);
  }
}
