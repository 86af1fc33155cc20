package io.tenantry.controlplane.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The admin login's use of one maintenance connection, which goes back when it is closed. Used by
 * one thread at a time; calls from several are put in order.
 */
public final class AdminSession implements AutoCloseable {

  private final String server;
  private final Connection connection;
  private final MaintenanceConnections origin;

  AdminSession(String server, Connection connection, MaintenanceConnections origin) {
    this.server = server;
    this.connection = connection;
    this.origin = origin;
  }

  /** Runs statements without parameters; several, separated by semicolons, are one transaction. */
  public synchronized void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Runs statements in one round trip and one transaction; parameters are texts, counted through
   * all of them.
   */
  public synchronized void execute(String sql, String... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      statement.execute();
    }
  }

  /** The first column of every row, as text. Parameters are texts. */
  public synchronized List<String> query(String sql, String... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
          values.add(rows.getString(1));
        }
        return values;
      }
    }
  }

  private static void bind(PreparedStatement statement, String... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setString(i + 1, parameters[i]);
    }
  }

  /** Whether the query finds a row. */
  public boolean exists(String sql, String... parameters) throws SQLException {
    return !query(sql, parameters).isEmpty();
  }

  /** Whether the connection has been lost. */
  public boolean isBroken() throws SQLException {
    return connection.isClosed();
  }

  @Override
  public void close() {
    origin.giveBack(server, connection);
  }
}
