package io.tenantry.app.customer;

import io.tenantry.app.csv.RowErrors;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Stores many customers with one statement, as entities one by one would be many times slower. */
@ApplicationScoped
class CustomerRows {

  /**
   * The parameters are arrays, one per column: the statement is the same for every size of batch.
   */
  private static final String INSERT =
      """
      insert into business.customer (id, number, name, contact_name, contact_title, address, city, region,
                                     postal_code, country, phone, fax, created_at, updated_at)
      select given.*, cast(? as timestamptz), cast(? as timestamptz)
        from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                    cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                    cast(? as text[]), cast(? as text[])) as given
      on conflict (company_id, number_key) do nothing
      returning number_key
      """;

  /** A row that this transaction inserted has its number in xmin. */
  private static final String INSERTED_HERE =
      """
      select number_key from business.customer
       where number_key = any (?) and xmin = cast(pg_current_xact_id() as xid)
      """;

  private static final List<Function<CustomerValues, String>> COLUMNS =
      List.of(
          CustomerValues::number,
          CustomerValues::name,
          CustomerValues::contactName,
          CustomerValues::contactTitle,
          CustomerValues::address,
          CustomerValues::city,
          CustomerValues::region,
          CustomerValues::postalCode,
          CustomerValues::country,
          CustomerValues::phone,
          CustomerValues::fax);

  private final Session session;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  CustomerRows(Session session, InstantSource time, Supplier<UUID> ids) {
    this.session = session;
    this.time = time;
    this.ids = ids;
  }

  /** Stores the rows whose number is free, and reports the others. */
  void insert(CustomerBatch batch, RowErrors errors) {
    if (batch.size() > 0) {
      session.doWork(connection -> insert(connection, batch, errors));
    }
  }

  private void insert(Connection connection, CustomerBatch batch, RowErrors errors)
      throws SQLException {
    Set<String> refused = new HashSet<>(batch.keys());
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      Timestamp now = Timestamp.from(time.instant());
      insert.setTimestamp(1, now);
      insert.setTimestamp(2, now);
      insert.setArray(3, connection.createArrayOf("uuid", newIds(batch.size())));
      for (int i = 0; i < COLUMNS.size(); i++) {
        insert.setArray(4 + i, connection.createArrayOf("text", batch.column(COLUMNS.get(i))));
      }
      refused.removeAll(texts(insert));
    }
    if (!refused.isEmpty()) {
      report(connection, refused, batch, errors);
    }
  }

  private void report(
      Connection connection, Set<String> refused, CustomerBatch batch, RowErrors errors)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(INSERTED_HERE)) {
      select.setArray(1, connection.createArrayOf("text", refused.toArray()));
      Set<String> repeated = texts(select);
      for (String key : refused) {
        if (repeated.contains(key)) {
          CustomerBatch.reportRepeated(batch.get(key), errors);
        } else {
          CustomerBatch.reportTaken(batch.get(key), errors);
        }
      }
    }
  }

  private Object[] newIds(int count) {
    return Stream.generate(ids).limit(count).toArray();
  }

  private static Set<String> texts(PreparedStatement statement) throws SQLException {
    Set<String> texts = new HashSet<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
