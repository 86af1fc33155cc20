package io.tenantry.app.sales;

import io.tenantry.app.company.CompanySql;
import io.tenantry.app.csv.BatchedRows;
import io.tenantry.app.csv.Column;
import io.tenantry.app.csv.ColumnMapping;
import io.tenantry.app.csv.Fields;
import io.tenantry.app.csv.Row;
import io.tenantry.app.csv.RowErrors;
import io.tenantry.app.http.Validation;
import io.tenantry.app.ledger.AmountTooLargeException;
import io.tenantry.app.ledger.Money;
import io.tenantry.app.sales.OrderStore.NewLine;
import io.tenantry.app.sql.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings the lines of a file into orders of the running transaction's company. Lines are numbered
 * in the order of the file, after those that the order has already.
 */
@ApplicationScoped
class OrderLineImport {

  /** A row that is right in itself. */
  private record GivenLine(String order, OrderLineValues values) {}

  /** An order that is not posted, and its last line. */
  private record Target(UUID id, String key, boolean posted, int last) {}

  private static final String TARGETS =
      """
      select o.id, o.number_key, o.posted,
             (select coalesce(max(l.line), 0) from business.sales_order_line l where l.order_id = o.id)
        from business.sales_order o
       where o.number_key = any (?)
       order by o.id
         for update of o
      """;

  private final CompanySql sql;
  private final Goods goods;
  private final Validation validation;

  OrderLineImport(CompanySql sql, Goods goods, Validation validation) {
    this.sql = sql;
    this.goods = goods;
    this.validation = validation;
  }

  /**
   * Returns how many lines were imported.
   *
   * @throws io.tenantry.app.http.ProblemException {@code import-failed}
   */
  int run(InputStream file, ColumnMapping<OrderLineColumn> mapping, RowErrors errors) {
    return new BatchedRows<OrderLineColumn, GivenLine>(
            row -> read(row, errors), batch -> store(batch, errors))
        .run(file, OrderLineColumn.class, mapping, errors);
  }

  private Optional<GivenLine> read(Row<OrderLineColumn> row, RowErrors errors) {
    Fields<OrderLineColumn> fields = new Fields<>(row, errors);
    OrderLineValues values =
        new OrderLineValues(
            fields.text(OrderLineColumn.ITEM),
            fields.text(OrderLineColumn.DESCRIPTION),
            fields.number(OrderLineColumn.QUANTITY),
            fields.number(OrderLineColumn.UNIT_PRICE),
            fields.number(OrderLineColumn.DISCOUNT));
    String order = fields.text(OrderLineColumn.ORDER);
    if (order == null) {
      fields.report(OrderLineColumn.ORDER, "required", "must be given");
    }
    if (fields.areRight()) {
      fields.report(
          validation.errors(values), property -> Column.of(property, OrderLineColumn.ITEM));
    }
    return fields.areRight() ? Optional.of(new GivenLine(order, values)) : Optional.empty();
  }

  private int store(List<BatchedRows.Entry<OrderLineColumn, GivenLine>> batch, RowErrors errors) {
    Map<String, Target> targets = targets(batch.stream().map(e -> e.value().order()).toList());
    Map<String, Goods.Item> items =
        goods.items(batch.stream().map(e -> e.value().values().item()).toList());
    Map<UUID, Integer> last = new HashMap<>();
    List<NewLine> lines = new ArrayList<>();
    for (BatchedRows.Entry<OrderLineColumn, GivenLine> entry : batch) {
      Target target = targets.get(Goods.key(entry.value().order()));
      Goods.Item item = items.get(Goods.key(entry.value().values().item()));
      if (isRight(entry.row(), target, item, errors)) {
        int number = last.getOrDefault(target.id(), target.last()) + 1;
        NewLine line = line(target, number, item, entry.value().values());
        if (hasAmount(entry.row(), line, errors)) {
          last.put(target.id(), number);
          lines.add(line);
        }
      }
    }
    if (errors.keepsRightRows()) {
      sql.insert(OrderStore.LINES, lines);
    }
    return lines.size();
  }

  private static boolean isRight(
      Row<OrderLineColumn> row, Target target, Goods.Item item, RowErrors errors) {
    int before = errors.count();
    if (target == null) {
      report(row, OrderLineColumn.ORDER, "unknown-order", "is not the number of an order", errors);
    } else if (target.posted()) {
      report(row, OrderLineColumn.ORDER, "already-posted", "names a posted order", errors);
    }
    if (item == null) {
      report(row, OrderLineColumn.ITEM, "unknown-item", "is not the number of an item", errors);
    }
    return errors.count() == before;
  }

  private static NewLine line(Target target, int number, Goods.Item item, OrderLineValues values) {
    return new NewLine(
        target.id(),
        number,
        item.id(),
        Optional.ofNullable(values.description()).orElse(item.name()),
        values.quantity(),
        Optional.ofNullable(values.unitPrice()).orElse(item.unitPrice()),
        values.discount());
  }

  private static boolean hasAmount(Row<OrderLineColumn> row, NewLine line, RowErrors errors) {
    try {
      Money.ofLine(line.quantity(), line.unitPrice(), line.discount());
      return true;
    } catch (AmountTooLargeException e) {
      report(row, OrderLineColumn.QUANTITY, "too-large", "costs more than is kept", errors);
      return false;
    }
  }

  private Map<String, Target> targets(List<String> numbers) {
    Map<String, Target> targets = new HashMap<>();
    sql.list(
            TARGETS,
            row ->
                new Target(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getBoolean(3),
                    row.getInt(4)),
            SqlArray.of("text", numbers.stream().map(Goods::key).distinct().toList()))
        .forEach(target -> targets.put(target.key(), target));
    return targets;
  }

  private static void report(
      Row<OrderLineColumn> row,
      OrderLineColumn column,
      String code,
      String message,
      RowErrors errors) {
    errors.add(row.number(), row.header(column), code, message);
  }
}
