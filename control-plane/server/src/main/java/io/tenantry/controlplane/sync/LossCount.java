package io.tenantry.controlplane.sync;

import static io.tenantry.controlplane.server.SqlQuoting.identifier;

import io.tenantry.controlplane.release.SchemaChanges;
import io.tenantry.controlplane.release.SchemaChanges.Column;
import io.tenantry.controlplane.release.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Counts in a tenant's database what changes of the schema would take away. */
final class LossCount {

  private final SchemaChanges changes;

  LossCount(SchemaChanges changes) {
    this.changes = changes;
  }

  /** What would be lost now; takes no lock that an application would wait for. */
  List<Loss> in(Connection database) throws SQLException {
    List<Loss> losses = new ArrayList<>();
    for (TableName table : changes.droppedTables()) {
      long rows = count(database, "select count(*) from " + table.quoted());
      if (rows > 0) {
        losses.add(new Loss(table.text(), null, rows));
      }
    }
    for (Column column : changes.droppedColumns()) {
      long rows =
          count(
              database,
              "select count(" + identifier(column.name()) + ") from " + column.table().quoted());
      if (rows > 0) {
        losses.add(new Loss(column.table().text(), column.name(), rows));
      }
    }
    return losses;
  }

  /** The same, final: until the transaction ends nobody adds a row. */
  List<Loss> lockedIn(Connection database) throws SQLException {
    Set<String> tables = new LinkedHashSet<>();
    changes.droppedTables().forEach(table -> tables.add(table.quoted()));
    changes.droppedColumns().forEach(column -> tables.add(column.table().quoted()));
    for (String table : tables) {
      try (Statement lock = database.createStatement()) {
        lock.execute("lock table " + table + " in access exclusive mode");
      }
    }
    return in(database);
  }

  private static long count(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
