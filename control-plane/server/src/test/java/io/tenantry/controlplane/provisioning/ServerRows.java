package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.testsupport.TestCluster;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads what a server holds, first column only. */
final class ServerRows {

  private ServerRows() {}

  /**
   * Reads as superuser.
   *
   * @param sql with a place for the name
   */
  static List<String> superuser(String sql, String name) {
    try (Connection connection =
        DriverManager.getConnection(TestCluster.jdbcUrl("postgres"), "postgres", "postgres")) {
      return texts(connection, sql.formatted(name));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> texts(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}
