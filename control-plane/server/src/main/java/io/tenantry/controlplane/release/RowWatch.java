package io.tenantry.controlplane.release;

import io.tenantry.controlplane.release.SchemaChanges.ChangedRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Notes in a trial database which of its tables scripts update, delete from or truncate. Triggers
 * of statements fire although the tables are empty, and whether the statement stands in a script, a
 * block or a function, so that no script has to be understood.
 */
final class RowWatch {

  private static final String NOTED =
      "select table_schema, table_name, verb from tenantry_trial.changed_rows order by 1, 2, 3";

  private RowWatch() {}

  static void begin(Connection trial) throws SQLException {
    execute(trial, Resource.text("row-watch.sql"));
  }

  /** What was noted; leaves no trace in the schema. */
  static List<ChangedRows> end(Connection trial) throws SQLException {
    List<ChangedRows> noted = new ArrayList<>();
    try (Statement statement = trial.createStatement();
        ResultSet row = statement.executeQuery(NOTED)) {
      while (row.next()) {
        noted.add(
            new ChangedRows(new TableName(row.getString(1), row.getString(2)), row.getString(3)));
      }
    }
    execute(trial, "drop schema tenantry_trial cascade");
    return noted;
  }

  private static void execute(Connection trial, String sql) throws SQLException {
    try (Statement statement = trial.createStatement()) {
      statement.execute(sql);
    }
  }
}
