package io.tenantry.app.sales;

import io.tenantry.app.company.CompanySql;
import io.tenantry.app.csv.BatchedRows;
import io.tenantry.app.csv.Column;
import io.tenantry.app.csv.ColumnMapping;
import io.tenantry.app.csv.Fields;
import io.tenantry.app.csv.Row;
import io.tenantry.app.csv.RowErrors;
import io.tenantry.app.http.Validation;
import io.tenantry.app.journal.TenantDay;
import io.tenantry.app.sales.OrderStore.NewOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Brings the orders of a file into the running transaction's company. */
@ApplicationScoped
class OrderImport {

  /** What old files of orders have and an order here does not. */
  static final List<String> LEFT_OUT =
      List.of(
          "employeeID",
          "requiredDate",
          "shippedDate",
          "shipVia",
          "freight",
          "shipName",
          "shipAddress",
          "shipCity",
          "shipRegion",
          "shipPostalCode",
          "shipCountry");

  private final CompanySql sql;
  private final Goods goods;
  private final Validation validation;
  private final TenantDay day;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  OrderImport(
      CompanySql sql,
      Goods goods,
      Validation validation,
      TenantDay day,
      InstantSource time,
      Supplier<UUID> ids) {
    this.sql = sql;
    this.goods = goods;
    this.validation = validation;
    this.day = day;
    this.time = time;
    this.ids = ids;
  }

  /**
   * Returns how many orders were imported; their lines come with another file.
   *
   * @throws io.tenantry.app.http.ProblemException {@code import-failed}
   */
  int run(InputStream file, ColumnMapping<OrderColumn> mapping, RowErrors errors) {
    return new BatchedRows<OrderColumn, OrderValues>(
            row -> read(row, errors), batch -> store(batch, errors))
        .run(file, OrderColumn.class, mapping, errors);
  }

  private Optional<OrderValues> read(Row<OrderColumn> row, RowErrors errors) {
    Fields<OrderColumn> fields = new Fields<>(row, errors);
    LocalDate date = fields.date(OrderColumn.ORDER_DATE);
    BigDecimal days = fields.number(OrderColumn.PAYMENT_DAYS);
    OrderValues values =
        new OrderValues(
            fields.text(OrderColumn.NUMBER),
            fields.text(OrderColumn.CUSTOMER),
            date,
            days == null ? null : days.intValue(),
            fields.text(OrderColumn.REFERENCE),
            List.of());
    if (values.number() == null) {
      fields.report(OrderColumn.NUMBER, "required", "must be given");
    }
    fields.report(validation.errors(values), property -> Column.of(property, OrderColumn.NUMBER));
    return fields.areRight() ? Optional.of(values) : Optional.empty();
  }

  private int store(List<BatchedRows.Entry<OrderColumn, OrderValues>> batch, RowErrors errors) {
    Map<String, UUID> customers =
        goods.customers(batch.stream().map(entry -> entry.value().customer()).toList());
    Map<String, Row<OrderColumn>> rows = new LinkedHashMap<>();
    List<NewOrder> orders = new ArrayList<>();
    Instant now = time.instant();
    for (BatchedRows.Entry<OrderColumn, OrderValues> entry : batch) {
      OrderValues values = entry.value();
      UUID customer = customers.get(Goods.key(values.customer()));
      if (customer == null) {
        report(entry.row(), OrderColumn.CUSTOMER, "unknown-customer", "is no customer's", errors);
      } else if (rows.putIfAbsent(Goods.key(values.number()), entry.row()) != null) {
        report(entry.row(), OrderColumn.NUMBER, "duplicate-number", "occurs before", errors);
      } else {
        orders.add(order(values, customer, now));
      }
    }
    Set<String> refused = new HashSet<>(rows.keySet());
    sql.call(c -> OrderStore.ORDERS.unless(c, orders, "sales_order_number_is_unique", "number_key"))
        .forEach(refused::remove);
    refused.forEach(
        key ->
            report(rows.get(key), OrderColumn.NUMBER, "number-taken", "is there already", errors));
    return orders.size() - refused.size();
  }

  private NewOrder order(OrderValues values, UUID customer, Instant now) {
    return new NewOrder(
        ids.get(),
        values.number(),
        customer,
        Optional.ofNullable(values.orderDate()).orElseGet(day::today),
        values.paymentDays(),
        values.reference(),
        now);
  }

  private static void report(
      Row<OrderColumn> row, OrderColumn column, String code, String message, RowErrors errors) {
    errors.add(row.number(), row.header(column), code, message);
  }
}
