package io.tenantry.app.sales;

import static io.tenantry.app.sql.InsertMany.column;

import io.tenantry.app.company.CompanySql;
import io.tenantry.app.http.UuidText;
import io.tenantry.app.sql.DocumentQuery;
import io.tenantry.app.sql.InsertMany;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes orders of the running transaction's company. */
@ApplicationScoped
class OrderStore {

  /** An order to be inserted. */
  record NewOrder(
      UUID id,
      String number,
      UUID customer,
      LocalDate date,
      int paymentDays,
      String reference,
      Instant now) {}

  /** A line to be inserted. */
  record NewLine(
      UUID order,
      int line,
      UUID item,
      String description,
      BigDecimal quantity,
      BigDecimal unitPrice,
      BigDecimal discount) {}

  static final InsertMany<NewOrder> ORDERS =
      new InsertMany<>(
          "business.sales_order (id, number, customer_id, order_date, payment_days, reference,"
              + " created_at, updated_at)",
          List.of(
              column("uuid", NewOrder::id),
              column("text", NewOrder::number),
              column("uuid", NewOrder::customer),
              column("date", NewOrder::date),
              column("integer", NewOrder::paymentDays),
              column("text", NewOrder::reference),
              column("timestamptz", NewOrder::now),
              column("timestamptz", NewOrder::now)));
  static final InsertMany<NewLine> LINES =
      new InsertMany<>(
          "business.sales_order_line (order_id, line, item_id, description, quantity, unit_price,"
              + " discount)",
          List.of(
              column("uuid", NewLine::order),
              column("integer", NewLine::line),
              column("uuid", NewLine::item),
              column("text", NewLine::description),
              column("numeric", NewLine::quantity),
              column("numeric", NewLine::unitPrice),
              column("numeric", NewLine::discount)));
  private static final String ALL =
      """
      select o.id, o.number, o.number_key, c.number as customer, c.number_key as customer_key, c.name, c.name_key,
             o.order_date as on_date, o.payment_days, o.reference, o.posted, o.created_at, o.updated_at, o.version,
             (select d.number from business.sales_document d where d.order_id = o.id) as invoice,
             (select coalesce(sum(l.net_amount), 0)
                from business.sales_order_line l where l.order_id = o.id) as net_amount
        from business.sales_order o
        join business.customer c on c.id = o.customer_id
      """;
  private static final String LINES_OF =
      """
      select l.line, i.number, l.description, l.quantity, l.unit_price, l.discount, l.net_amount
        from business.sales_order_line l
        join business.item i on i.id = l.item_id
       where l.order_id = ?
       order by l.line
      """;
  private static final String LOCK = "select id from business.sales_order where %s for update";
  private static final String CHANGE =
      """
      update business.sales_order
         set number = ?, customer_id = ?, order_date = ?, payment_days = ?, reference = ?,
             updated_at = cast(? as timestamptz), version = version + 1
       where id = ?
      """;

  private final CompanySql sql;

  OrderStore(CompanySql sql) {
    this.sql = sql;
  }

  List<OrderRow> list(DocumentQuery query, Optional<Boolean> posted) {
    String documents = posted.map(p -> p ? " where o.posted" : " where not o.posted").orElse("");
    return sql.list(query.page(ALL + documents), OrderStore::row);
  }

  /**
   * @param reference number, in any letter case, or id
   */
  Optional<OrderRow> find(String reference) {
    Optional<UUID> id = UuidText.parse(reference);
    return id.isPresent()
        ? sql.first(ALL + " where o.id = ?", OrderStore::row, id.get())
        : sql.first(ALL + " where o.number_key = ?", OrderStore::row, key(reference));
  }

  /**
   * @param number in any letter case
   */
  Optional<UUID> id(String number) {
    return sql.first(
        "select id from business.sales_order where number_key = ?",
        row -> row.getObject(1, UUID.class),
        key(number));
  }

  /** The order, which nobody else changes until the transaction ends. */
  Optional<OrderRow> lock(String reference) {
    Optional<UUID> id = UuidText.parse(reference);
    String condition = id.isPresent() ? "id = ?" : "number_key = ?";
    sql.first(
        LOCK.formatted(condition),
        row -> row.getObject(1),
        id.<Object>map(given -> given).orElse(key(reference)));
    return find(reference);
  }

  List<LineView> lines(UUID order) {
    return sql.list(
        LINES_OF,
        row ->
            new LineView(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getBigDecimal(4).stripTrailingZeros(),
                row.getBigDecimal(5),
                row.getBigDecimal(6),
                row.getBigDecimal(7),
                null),
        order);
  }

  void insert(NewOrder order, List<NewLine> lines) {
    sql.insert(ORDERS, List.of(order));
    sql.insert(LINES, lines);
  }

  void replace(NewOrder order, List<NewLine> lines) {
    sql.update(
        CHANGE,
        order.number(),
        order.customer(),
        order.date(),
        order.paymentDays(),
        order.reference(),
        order.now().toString(),
        order.id());
    sql.update("delete from business.sales_order_line where order_id = ?", order.id());
    sql.insert(LINES, lines);
  }

  void delete(UUID order) {
    sql.update("delete from business.sales_order where id = ?", order);
  }

  private static String key(String reference) {
    return reference.toLowerCase(Locale.ROOT);
  }

  private static OrderRow row(ResultSet row) throws SQLException {
    return new OrderRow(
        row.getObject("id", UUID.class),
        row.getString("number"),
        row.getString("customer"),
        row.getString("name"),
        row.getObject("on_date", LocalDate.class),
        row.getInt("payment_days"),
        row.getString("reference"),
        row.getBoolean("posted"),
        row.getString("invoice"),
        row.getBigDecimal("net_amount"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("updated_at").toInstant(),
        row.getInt("version"));
  }
}
