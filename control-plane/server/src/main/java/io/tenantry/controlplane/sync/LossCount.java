package io.tenantry.controlplane.sync;

import static io.tenantry.controlplane.server.SqlQuoting.identifier;

import io.tenantry.controlplane.release.SchemaChanges;
import io.tenantry.controlplane.release.SchemaChanges.Column;
import io.tenantry.controlplane.release.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Counts in a tenant's database what changes of the schema would take away. */
final class LossCount {

  private static final String TABLE =
      "select from pg_class where relnamespace = to_regnamespace(quote_ident(?)) and relname = ?";

  private static final String COLUMN =
      """
      select from pg_attribute a
        join pg_class c on c.oid = a.attrelid
       where c.relnamespace = to_regnamespace(quote_ident(?)) and c.relname = ? and a.attname = ?
         and not a.attisdropped
      """;

  private final SchemaChanges changes;

  LossCount(SchemaChanges changes) {
    this.changes = changes;
  }

  /** What would be lost now; takes no lock that an application would wait for. */
  List<Loss> in(Connection database) throws SQLException {
    List<Loss> losses = new ArrayList<>();
    for (TableName table : changes.droppedTables()) {
      if (isThere(database, table)) {
        long rows = count(database, "select count(*) from " + table.quoted());
        losses.add(new Loss(table.text(), null, rows));
      }
    }
    for (Column column : changes.droppedColumns()) {
      if (isThere(database, column)) {
        String values = "select count(" + identifier(column.name()) + ") from ";
        long rows = count(database, values + column.table().quoted());
        losses.add(new Loss(column.table().text(), column.name(), rows));
      }
    }
    losses.removeIf(loss -> loss.rows() == 0);
    return losses;
  }

  /** The same, final: until the transaction ends nobody adds a row. */
  List<Loss> lockedIn(Connection database) throws SQLException {
    Set<TableName> tables = new LinkedHashSet<>(changes.droppedTables());
    changes.droppedColumns().forEach(column -> tables.add(column.table()));
    for (TableName table : tables) {
      if (isThere(database, table)) {
        try (Statement lock = database.createStatement()) {
          lock.execute("lock table " + table.quoted() + " in access exclusive mode");
        }
      }
    }
    return in(database);
  }

  /** A sync that goes on after a crash may have dropped it before. */
  private static boolean isThere(Connection database, TableName table) throws SQLException {
    return exists(database, TABLE, table.schema(), table.name());
  }

  private static boolean isThere(Connection database, Column column) throws SQLException {
    TableName table = column.table();
    return exists(database, COLUMN, table.schema(), table.name(), column.name());
  }

  private static boolean exists(Connection database, String sql, String... names)
      throws SQLException {
    try (PreparedStatement find = database.prepareStatement(sql)) {
      for (int i = 0; i < names.length; i++) {
        find.setString(i + 1, names[i]);
      }
      try (ResultSet row = find.executeQuery()) {
        return row.next();
      }
    }
  }

  private static long count(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
