package io.tenantry.system.benchmark;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Posts orders as a program would that knows only JDBC: the statements of the application, on one
 * connection that stays open, each prepared once, and each waited for. For one thread.
 */
final class PostingLoop implements AutoCloseable {

  private static final String ENTER =
      "select set_config('tenantry.company', cast(id as text), true) from tenantry.company"
          + " where lower(name) = lower(?)";
  private static final String LOCK =
      """
      select o.number, o.order_date, o.payment_days, o.customer_id, c.number, c.name, o.id,
             (select sum(l.net_amount) from business.sales_order_line l where l.order_id = o.id)
        from business.sales_order o
        join business.customer c on c.id = o.customer_id
       where o.number_key = ?
         for update of o
      """;
  private static final String TAKE =
      """
      update business.number_series set last = last + ?, version = version + 1 where code = ?
      returning prefix, digits, last
      """;
  private static final String CLOSED = "select starts_on from business.posting_period where closed";
  private static final String ACCOUNTS =
      "select purpose, id from business.account where purpose is not null";
  private static final String TRANSACTION =
      """
      insert into business.ledger_transaction (number, kind, posting_date, document_number, description,
                                               posted_at, posted_by)
      values (?, 'invoice', ?, ?, ?, now(), 'loop')
      """;
  private static final String ENTRIES =
      """
      insert into business.ledger_entry (transaction_number, line, account_id, amount)
      values (?, 1, ?, ?), (?, 2, ?, ?)
      """;
  private static final String CUSTOMER_ENTRY =
      """
      insert into business.customer_entry (transaction_number, customer_id, kind, document_number, posting_date,
                                           due_date, amount)
      values (?, ?, 'invoice', ?, ?, ?, ?)
      """;
  private static final String OPEN_ENTRY =
      """
      insert into business.open_customer_entry (transaction_number, customer_id, due_date, remaining)
      values (?, ?, ?, ?)
      """;
  private static final String INVOICE =
      """
      insert into business.sales_document (id, kind, number, customer_id, customer_number, customer_name, order_id,
                                           order_number, posting_date, due_date, net_amount, transaction_number,
                                           posted_at, posted_by)
      values (?, 'invoice', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now(), 'loop')
      """;
  private static final String LINES =
      """
      insert into business.sales_document_line (document_id, line, item_id, item_number, description, quantity,
                                                unit_price, discount, net_amount)
      select ?, l.line, l.item_id, i.number, l.description, l.quantity, l.unit_price, l.discount, l.net_amount
        from business.sales_order_line l
        join business.item i on i.id = l.item_id
       where l.order_id = ?
      """;
  private static final String POSTED =
      """
      update business.sales_order set posted = true, version = version + 1, updated_at = now()
       where id = ?
      """;

  /** Whoever posts is answered the invoice. */
  private static final String READ_INVOICE =
      """
      select d.id, d.number, d.number_key, d.customer_id, d.customer_number, lower(d.customer_number) as customer_key,
             d.customer_name, d.name_key, d.address, d.city, d.region, d.postal_code, d.country, d.order_number,
             (select i.number from business.sales_document i where i.id = d.corrects) as corrects,
             d.posting_date as on_date, d.due_date, d.net_amount, d.transaction_number, d.posted_at, d.posted_by,
             (select e.remaining from business.open_customer_entry e
               where e.transaction_number = d.transaction_number) as remaining
        from business.sales_document d
       where d.kind = 'invoice' and d.number_key = ?
      """;

  private static final String READ_LINES =
      """
      select line, item_number, description, quantity, unit_price, discount, net_amount, corrects_line
        from business.sales_document_line where document_id = ? order by line
      """;

  private final Connection connection;
  private final String company;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  private record Order(
      UUID id,
      String number,
      LocalDate date,
      LocalDate due,
      UUID customer,
      String customerNumber,
      String customerName,
      BigDecimal net) {}

  PostingLoop(Connection connection, String company) throws SQLException {
    this.connection = connection;
    this.company = company;
    connection.setAutoCommit(false);
  }

  /** Posts one order; returns when that is committed. */
  void post(String number) throws SQLException {
    read(ENTER, row -> row.getString(1), company);
    Order order = order(number);
    long transaction = take("transaction", 1);
    String invoice = "INV-%05d".formatted(take("invoice", 1));
    statement(CLOSED).executeQuery().close();
    Map<String, UUID> accounts = accounts();
    run(TRANSACTION, transaction, order.date(), invoice, "Invoice " + invoice);
    run(
        ENTRIES,
        transaction,
        accounts.get("receivables"),
        order.net(),
        transaction,
        accounts.get("sales"),
        order.net().negate());
    run(
        CUSTOMER_ENTRY,
        transaction,
        order.customer(),
        invoice,
        order.date(),
        order.due(),
        order.net());
    run(OPEN_ENTRY, transaction, order.customer(), order.due(), order.net());
    UUID document = UUID.randomUUID();
    run(
        INVOICE,
        document,
        invoice,
        order.customer(),
        order.customerNumber(),
        order.customerName(),
        order.id(),
        order.number(),
        order.date(),
        order.due(),
        order.net(),
        transaction);
    run(LINES, document, order.id());
    run(POSTED, order.id());
    UUID written =
        read(READ_INVOICE, row -> row.getObject(1, UUID.class), invoice.toLowerCase(Locale.ROOT));
    read(READ_LINES, row -> row.getBigDecimal("net_amount"), written);
    connection.commit();
  }

  private Order order(String key) throws SQLException {
    return read(
        LOCK,
        row -> {
          LocalDate date = row.getObject(2, LocalDate.class);
          return new Order(
              row.getObject(7, UUID.class),
              row.getString(1),
              date,
              date.plusDays(row.getInt(3)),
              row.getObject(4, UUID.class),
              row.getString(5),
              row.getString(6),
              row.getBigDecimal(8));
        },
        key);
  }

  private long take(String series, int count) throws SQLException {
    return read(TAKE, row -> row.getLong(3), count, series);
  }

  private Map<String, UUID> accounts() throws SQLException {
    Map<String, UUID> accounts = new HashMap<>();
    try (ResultSet rows = statement(ACCOUNTS).executeQuery()) {
      while (rows.next()) {
        accounts.put(rows.getString(1), rows.getObject(2, UUID.class));
      }
    }
    return accounts;
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> T read(String sql, Reader<T> reader, Object... values) throws SQLException {
    try (ResultSet row = statement(sql, values).executeQuery()) {
      if (!row.next()) {
        throw new IllegalStateException("no row: " + sql);
      }
      return reader.read(row);
    }
  }

  private void run(String sql, Object... values) throws SQLException {
    statement(sql, values).executeUpdate();
  }

  private PreparedStatement statement(String sql, Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
