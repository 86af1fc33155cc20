package io.tenantry.app.odata.query;

import io.tenantry.app.sql.Fragment;
import io.tenantry.app.sql.RowReader;
import io.tenantry.app.sql.SqlArray;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.jdbc.ReturningWork;

/** Runs statements in the transaction of the request. */
public final class Statements {

  private static final int FETCHED = 500;

  private final Session session;
  private final Duration atMost;

  /** What gives out the connection of the running transaction. */
  public interface Session {

    <T> T call(ReturningWork<T> work);
  }

  /** Gets all rows while the statement runs. */
  interface Rows<T> {

    T read(ResultSet rows) throws SQLException;
  }

  /**
   * @param atMost how long a statement may run
   */
  public Statements(Session session, Duration atMost) {
    this.session = session;
    this.atMost = atMost;
  }

  <T> List<T> list(Fragment select, RowReader<T> reader) {
    return read(
        select,
        rows -> {
          List<T> all = new ArrayList<>();
          while (rows.next()) {
            all.add(reader.read(rows));
          }
          return all;
        });
  }

  /** Hands out rows as they come; no more than some hundred are in memory. */
  <T> T read(Fragment select, Rows<T> reader) {
    return session.call(
        connection -> {
          try (PreparedStatement statement = prepare(connection, select);
              ResultSet rows = statement.executeQuery()) {
            return reader.read(rows);
          }
        });
  }

  private PreparedStatement prepare(Connection connection, Fragment select) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(select.sql());
    statement.setFetchSize(FETCHED);
    statement.setQueryTimeout((int) atMost.toSeconds());
    List<Object> values = select.values();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof SqlArray array) {
        statement.setArray(i + 1, connection.createArrayOf(array.type(), array.values()));
      } else {
        statement.setObject(i + 1, values.get(i));
      }
    }
    return statement;
  }
}
