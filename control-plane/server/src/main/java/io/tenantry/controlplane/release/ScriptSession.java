package io.tenantry.controlplane.release;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The transaction that scripts are run in, one after the other. Each finds the role and the
 * settings of the login, whatever the one before has set, and none can end the transaction: a
 * script is handed over as a value and run inside a block, where PostgreSQL itself refuses whatever
 * begins, ends or prepares a transaction. So no script commits half of a sync.
 */
final class ScriptSession {

  /** What a sync is held to besides, and a script may not loosen for those after it. */
  private static final List<String> LIMITS =
      List.of("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout");

  private static final String READ = "select current_setting(unnest(?))";

  private static final String AS_LOGGED_IN =
      """
      reset role; reset all; set local search_path = business, tenantry;
      select set_config(s.name, s.value, true) from unnest(?, ?) as s (name, value)
      """;

  private static final String HAND_OVER = "select set_config('tenantry.script', ?, true)";

  private static final String RUN = "do 'begin execute current_setting(''tenantry.script''); end'";

  private final Connection connection;
  private final String[] values;

  private ScriptSession(Connection connection, String[] values) {
    this.connection = connection;
    this.values = values;
  }

  /**
   * @param connection not in auto-commit mode, with the limits that hold for all scripts
   */
  static ScriptSession on(Connection connection) throws SQLException {
    List<String> values = new ArrayList<>();
    try (PreparedStatement read = connection.prepareStatement(READ)) {
      read.setArray(1, names(connection));
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          values.add(row.getString(1));
        }
      }
    }
    ScriptSession session = new ScriptSession(connection, values.toArray(String[]::new));
    session.restore();
    return session;
  }

  /** Runs all statements of a script. */
  void run(String script) throws SQLException {
    try (PreparedStatement handOver = connection.prepareStatement(HAND_OVER)) {
      handOver.setString(1, script);
      handOver.execute();
    }
    try (Statement run = connection.createStatement()) {
      run.execute(RUN);
    }
    restore();
  }

  private void restore() throws SQLException {
    try (PreparedStatement restore = connection.prepareStatement(AS_LOGGED_IN)) {
      restore.setArray(1, names(connection));
      restore.setArray(2, connection.createArrayOf("text", values));
      restore.execute();
    }
  }

  private static Array names(Connection connection) throws SQLException {
    return connection.createArrayOf("text", LIMITS.toArray());
  }
}
