package io.tenantry.system.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One PostgreSQL session of a test. Not thread-safe. */
public final class Session implements AutoCloseable {

  private final Connection connection;

  Session(Connection connection) {
    this.connection = connection;
  }

  /** The first column of every row, as text. */
  public List<String> texts(String sql, Object... values) {
    try (PreparedStatement statement = prepared(sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The one value of a query that has exactly one row. */
  public String text(String sql, Object... values) {
    List<String> texts = texts(sql, values);
    if (texts.size() != 1) {
      throw new AssertionError(texts.size() + " rows, not one: " + sql);
    }
    return texts.get(0);
  }

  public long number(String sql, Object... values) {
    return Long.parseLong(text(sql, values));
  }

  public byte[] bytes(String sql, Object... values) {
    try (PreparedStatement statement = prepared(sql, values);
        ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        throw new AssertionError("no row: " + sql);
      }
      return rows.getBytes(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public void run(String sql, Object... values) {
    try (PreparedStatement statement = prepared(sql, values)) {
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("session does not close", e);
    }
  }

  private PreparedStatement prepared(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
