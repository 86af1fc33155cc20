package io.tenantry.app.sales;

import io.tenantry.app.http.FieldError;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.http.UniqueViolation;
import io.tenantry.app.http.UuidText;
import io.tenantry.app.journal.TenantDay;
import io.tenantry.app.ledger.AmountTooLargeException;
import io.tenantry.app.ledger.Money;
import io.tenantry.app.sales.OrderStore.NewLine;
import io.tenantry.app.sales.OrderStore.NewOrder;
import io.tenantry.app.series.NumberSeries;
import io.tenantry.app.series.SeriesCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The orders of the running transaction's company, until they are posted. {@code reference} is an
 * order's number, in any letter case, or id.
 */
@ApplicationScoped
class SalesOrders {

  private final OrderStore store;
  private final Goods goods;
  private final NumberSeries series;
  private final TenantDay day;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  SalesOrders(
      OrderStore store,
      Goods goods,
      NumberSeries series,
      TenantDay day,
      InstantSource time,
      Supplier<UUID> ids) {
    this.store = store;
    this.goods = goods;
    this.series = series;
    this.day = day;
    this.time = time;
    this.ids = ids;
  }

  /**
   * @throws ProblemException {@code unknown-sales-order}
   */
  OrderRow get(String reference) {
    return store.find(reference).orElseThrow(SalesOrders::unknown);
  }

  /**
   * Its id. What reads as an id is not looked up.
   *
   * @throws ProblemException {@code unknown-sales-order}
   */
  UUID id(String reference) {
    return UuidText.parse(reference)
        .or(() -> store.id(reference))
        .orElseThrow(SalesOrders::unknown);
  }

  List<LineView> lines(OrderRow order) {
    return store.lines(order.id());
  }

  /**
   * @throws ProblemException {@code sales-order-exists}, {@code validation-failed}
   */
  OrderRow create(OrderValues values) {
    UUID customer = customer(values);
    List<NewLine> lines = lines(ids.get(), values);
    UUID id = lines.isEmpty() ? ids.get() : lines.get(0).order();
    String number =
        Optional.ofNullable(values.number())
            .orElseGet(() -> series.take(SeriesCode.SALES_ORDER, 1).text(0));
    unlessTaken(() -> store.insert(order(id, number, customer, values), lines));
    return get(id.toString());
  }

  /**
   * @throws ProblemException {@code unknown-sales-order}, {@code version-mismatch}, {@code
   *     already-posted}, {@code sales-order-exists}, {@code validation-failed}
   */
  OrderRow replace(String reference, Preconditions given, OrderValues values) {
    return change(reference, given, before -> values);
  }

  /**
   * @param change makes the order as it shall be of the order as it is
   * @throws ProblemException as {@link #replace}
   */
  OrderRow change(String reference, Preconditions given, UnaryOperator<OrderValues> change) {
    OrderRow before = change(reference, given);
    OrderValues values = change.apply(values(before));
    String number = Optional.ofNullable(values.number()).orElse(before.number());
    UUID customer = customer(values);
    List<NewLine> lines = lines(before.id(), values);
    unlessTaken(() -> store.replace(order(before.id(), number, customer, values), lines));
    return get(before.id().toString());
  }

  private OrderValues values(OrderRow order) {
    List<OrderLineValues> lines =
        lines(order).stream()
            .map(
                line ->
                    new OrderLineValues(
                        line.item(),
                        line.description(),
                        line.quantity(),
                        line.unitPrice(),
                        line.discount()))
            .toList();
    return new OrderValues(
        order.number(),
        order.customer(),
        order.date(),
        order.paymentDays(),
        order.reference(),
        lines);
  }

  /**
   * @throws ProblemException {@code unknown-sales-order}, {@code version-mismatch}, {@code
   *     already-posted}
   */
  void delete(String reference, Preconditions given) {
    store.delete(change(reference, given).id());
  }

  private OrderRow change(String reference, Preconditions given) {
    OrderRow order = store.lock(reference).orElseThrow(SalesOrders::unknown);
    given.requireMatch(order.tag());
    if (order.posted()) {
      throw new ProblemException(
          ProblemType.ALREADY_POSTED, "The order is invoice " + order.invoice() + " by now");
    }
    return order;
  }

  private NewOrder order(UUID id, String number, UUID customer, OrderValues values) {
    return new NewOrder(
        id,
        number,
        customer,
        Optional.ofNullable(values.orderDate()).orElseGet(day::today),
        values.paymentDays(),
        values.reference(),
        now());
  }

  private UUID customer(OrderValues values) {
    return goods
        .customer(values.customer())
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "customer", "unknown-customer", "is not the number or id of a customer"));
  }

  private List<NewLine> lines(UUID order, OrderValues values) {
    Map<String, Goods.Item> items =
        goods.items(values.lines().stream().map(OrderLineValues::item).toList());
    List<FieldError> errors = new ArrayList<>();
    List<NewLine> lines = new ArrayList<>();
    for (OrderLineValues given : values.lines()) {
      String field = "lines[" + lines.size() + "]";
      Goods.Item item = items.get(Goods.key(given.item()));
      if (item == null) {
        errors.add(new FieldError(field + ".item", "unknown-item", "is not the number of an item"));
      }
      lines.add(line(order, lines.size() + 1, given, item));
    }
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    requireAmount(lines);
    return lines;
  }

  private static NewLine line(UUID order, int number, OrderLineValues given, Goods.Item item) {
    Optional<Goods.Item> sold = Optional.ofNullable(item);
    return new NewLine(
        order,
        number,
        sold.map(Goods.Item::id).orElse(null),
        Optional.ofNullable(given.description())
            .orElseGet(() -> sold.map(Goods.Item::name).orElse(null)),
        given.quantity(),
        Optional.ofNullable(given.unitPrice())
            .orElseGet(() -> sold.map(Goods.Item::unitPrice).orElse(BigDecimal.ZERO)),
        given.discount());
  }

  private static void requireAmount(List<NewLine> lines) {
    try {
      Money.sum(
          lines.stream()
              .map(l -> Money.ofLine(l.quantity(), l.unitPrice(), l.discount()))
              .toList());
    } catch (AmountTooLargeException e) {
      throw ProblemException.invalid("lines", "too-large", "sum up to more than the ledger keeps");
    }
  }

  private static void unlessTaken(Runnable write) {
    try {
      write.run();
    } catch (RuntimeException e) {
      if (UniqueViolation.of(e, "sales_order_number_is_unique").isPresent()) {
        throw new ProblemException(
            ProblemType.SALES_ORDER_EXISTS,
            "The company has an order of this number; numbers differ by more than letter case");
      }
      throw e;
    }
  }

  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MICROS);
  }

  static ProblemException unknown() {
    return new ProblemException(
        ProblemType.UNKNOWN_SALES_ORDER, "This company has no order of that number or id");
  }
}
