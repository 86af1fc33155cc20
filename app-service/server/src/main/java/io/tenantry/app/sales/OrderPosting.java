package io.tenantry.app.sales;

import io.tenantry.app.company.CompanySql;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.journal.Journal;
import io.tenantry.app.journal.PostingAccounts;
import io.tenantry.app.journal.PostingPeriods;
import io.tenantry.app.journal.Stamp;
import io.tenantry.app.ledger.Balanced;
import io.tenantry.app.ledger.Money;
import io.tenantry.app.receivable.CustomerLedger;
import io.tenantry.app.series.NumberSeries;
import io.tenantry.app.series.Numbers;
import io.tenantry.app.series.SeriesCode;
import io.tenantry.app.sql.Answer;
import io.tenantry.app.sql.RoundTrip;
import io.tenantry.app.sql.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Makes invoices of orders. The orders are locked first, in the order of their ids, and the ledger
 * after them, so that posters wait for each other and never in a circle.
 */
@ApplicationScoped
class OrderPosting {

  private record Order(
      UUID id,
      String number,
      LocalDate date,
      int paymentDays,
      boolean posted,
      Buyer buyer,
      BigDecimal net) {}

  /** What there is once the orders are locked and the ledger is held. */
  private record Found(
      Answer<Order> orders,
      Answer<Numbers> transactions,
      Answer<Numbers> numbers,
      Answer<LocalDate> closed,
      PostingAccounts.Chosen accounts) {

    List<Order> inTurn() {
      return orders.all().stream()
          .sorted(Comparator.comparing(Order::date).thenComparing(Order::number))
          .toList();
    }
  }

  /**
   * PostgreSQL would plan statements with arrays anew for each number of elements; here that costs
   * more than to run them, and the plan is the same.
   */
  private static final String PLAN_ONCE = "set local plan_cache_mode = force_generic_plan";

  private static final String ORDERS =
      """
      select o.id, o.number, o.order_date, o.payment_days, o.posted, o.customer_id, c.number as customer_number,
             c.name as customer_name, c.address, c.city, c.region, c.postal_code, c.country,
             (select sum(l.net_amount) from business.sales_order_line l where l.order_id = o.id) as net
        from business.sales_order o
        join business.customer c on c.id = o.customer_id
       where %s
       order by o.id
         for update of o
      """;
  private static final String POSTED =
      """
      update business.sales_order set posted = true, version = version + 1, updated_at = cast(? as timestamptz)
       where id = any (?)
      """;

  private final CompanySql sql;
  private final Journal journal;
  private final PostingPeriods periods;
  private final PostingAccounts accounts;
  private final NumberSeries series;
  private final DocumentStore documents;
  private final CustomerLedger customers;
  private final Supplier<UUID> ids;

  OrderPosting(
      CompanySql sql,
      Journal journal,
      PostingPeriods periods,
      PostingAccounts accounts,
      NumberSeries series,
      DocumentStore documents,
      CustomerLedger customers,
      Supplier<UUID> ids) {
    this.sql = sql;
    this.journal = journal;
    this.periods = periods;
    this.accounts = accounts;
    this.series = series;
    this.documents = documents;
    this.customers = customers;
    this.ids = ids;
  }

  /**
   * Posts those that can be posted and says why the others cannot.
   *
   * @param keys what names none is left out
   * @param date of posting; each order's own date if absent
   * @param also for what is to be read of an invoice, in the trip that writes it
   */
  List<PostedOrder> post(
      OrderKeys keys, Optional<LocalDate> date, BiConsumer<RoundTrip, NewDocument> also) {
    if (keys.count() == 0) {
      return List.of();
    }
    Found found = look(keys);
    Stamp stamp = journal.stamp();
    List<PostedOrder> results = new ArrayList<>();
    List<NewDocument> invoices = new ArrayList<>();
    for (Order order : found.inTurn()) {
      LocalDate day = date.orElse(order.date());
      refusal(order, day, found)
          .ifPresentOrElse(
              refusal -> results.add(PostedOrder.not(order.number(), refusal)),
              () -> {
                NewDocument invoice = invoice(order, day, found, invoices.size(), stamp);
                invoices.add(invoice);
                results.add(PostedOrder.as(order.number(), invoice.number()));
              });
    }
    RoundTrip trip = new RoundTrip();
    giveBack(trip, keys.count() - invoices.size());
    if (!invoices.isEmpty()) {
      write(trip, invoices, found.accounts(), stamp);
      invoices.forEach(invoice -> also.accept(trip, invoice));
    }
    sql.send(trip);
    return results;
  }

  /**
   * Numbers are taken for all of the orders at once, and with them the ledger; only who has it
   * knows which months are closed.
   */
  private Found look(OrderKeys keys) {
    RoundTrip trip = new RoundTrip().run(PLAN_ONCE);
    Found found =
        new Found(
            trip.read(ORDERS.formatted(keys.condition()), OrderPosting::order, keys.keys()),
            journal.take(trip, keys.count()),
            series.take(trip, SeriesCode.INVOICE, keys.count()),
            periods.closed(trip),
            accounts.read(trip));
    sql.send(trip);
    return found;
  }

  private static Optional<ProblemException> refusal(Order order, LocalDate day, Found found) {
    if (order.posted()) {
      return Optional.of(
          new ProblemException(ProblemType.ALREADY_POSTED, "The order has an invoice by now"));
    }
    if (order.net() == null || order.net().signum() == 0) {
      return Optional.of(
          new ProblemException(
              ProblemType.NOTHING_TO_POST, "The order has no lines, or they cost nothing"));
    }
    return found.closed().all().contains(day.withDayOfMonth(1))
        ? Optional.of(PostingPeriods.refusal(day))
        : Optional.empty();
  }

  /** What no order could use goes back before anybody else could take more. */
  private void giveBack(RoundTrip trip, int unused) {
    journal.giveBack(trip, unused);
    series.giveBack(trip, SeriesCode.INVOICE, unused);
  }

  private void write(
      RoundTrip trip, List<NewDocument> invoices, PostingAccounts.Chosen chosen, Stamp stamp) {
    journal.write(
        trip,
        invoices.stream()
            .map(i -> i.posting(Balanced.move(chosen.sales(), chosen.receivables(), i.net())))
            .toList(),
        stamp);
    customers.write(trip, invoices.stream().map(NewDocument::entry).toList());
    documents.writeInvoices(trip, invoices);
    trip.run(
        POSTED,
        stamp.at().toString(),
        SqlArray.of("uuid", invoices.stream().map(NewDocument::order).toList()));
  }

  private NewDocument invoice(
      Order order, LocalDate postingDate, Found found, int index, Stamp stamp) {
    return new NewDocument(
        DocumentKind.INVOICE,
        ids.get(),
        found.numbers().one().text(index),
        order.buyer(),
        order.id(),
        order.number(),
        null,
        postingDate,
        postingDate.plusDays(order.paymentDays()),
        new Money(order.net()),
        found.transactions().one().value(index),
        stamp);
  }

  private static Order order(ResultSet row) throws SQLException {
    return new Order(
        row.getObject("id", UUID.class),
        row.getString("number"),
        row.getObject("order_date", LocalDate.class),
        row.getInt("payment_days"),
        row.getBoolean("posted"),
        Buyer.of(row),
        row.getBigDecimal("net"));
  }
}
