package io.tenantry.controlplane.release;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A schema at one moment, to be compared with the same database's at another.
 *
 * @param columns of all tables
 * @param objects one line for each thing that is neither table nor column
 */
record SchemaState(List<ColumnState> columns, Set<String> objects) {

  private static final String COLUMNS =
      """
      select c.oid, n.nspname, c.relname, coalesce(a.attnum, 0), coalesce(a.attname, ''),
             coalesce(format_type(a.atttypid, a.atttypmod), ''), coalesce(a.attnotnull, false),
             coalesce(a.attgenerated <> '', false)
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
       order by n.nspname, c.relname, a.attnum
      """;

  /** Lines of a description that the columns say better. */
  private static final List<String> COVERED = List.of("relation ", "column ");

  static SchemaState of(Connection connection) throws SQLException {
    Set<String> objects = new LinkedHashSet<>();
    for (String line : SchemaFingerprint.lines(connection)) {
      if (COVERED.stream().noneMatch(line::startsWith)) {
        objects.add(line);
      }
    }
    return new SchemaState(columns(connection), objects);
  }

  private static List<ColumnState> columns(Connection connection) throws SQLException {
    List<ColumnState> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(COLUMNS)) {
      while (row.next()) {
        columns.add(
            new ColumnState(
                row.getLong(1),
                new TableName(row.getString(2), row.getString(3)),
                row.getInt(4),
                row.getString(5),
                row.getString(6),
                row.getBoolean(7),
                row.getBoolean(8)));
      }
    }
    return columns;
  }
}
