package io.tenantry.app.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Inserts any number of rows with one statement: the parameters are arrays, one per column, so that
 * the statement is the same for every size of batch.
 *
 * @param into table and columns, as in {@code business.item (id, number)}
 * @param columns their types and values, in the same order
 */
public record InsertMany<T>(String into, List<Column<T>> columns) {

  /**
   * @param type PostgreSQL's name of it
   */
  public record Column<T>(String type, Function<T, Object> value) {}

  public static <T> Column<T> column(String type, Function<T, Object> value) {
    return new Column<>(type, value);
  }

  public void run(Connection connection, List<T> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(sql(""))) {
      bind(connection, insert, rows);
      insert.executeUpdate();
    }
  }

  /**
   * Inserts the rows that violate no constraint of that name, and returns one column of them.
   *
   * @param constraint a constant
   */
  public List<String> unless(Connection connection, List<T> rows, String constraint, String column)
      throws SQLException {
    List<String> inserted = new ArrayList<>();
    String suffix = "on conflict on constraint " + constraint + " do nothing returning " + column;
    try (PreparedStatement insert = connection.prepareStatement(sql(suffix))) {
      bind(connection, insert, rows);
      try (ResultSet row = insert.executeQuery()) {
        while (row.next()) {
          inserted.add(row.getString(1));
        }
      }
    }
    return inserted;
  }

  /** The statement, with something added at its end. */
  private String sql(String suffix) {
    String arrays =
        columns.stream()
            .map(c -> "cast(? as " + c.type() + "[])")
            .collect(Collectors.joining(", "));
    return "insert into " + into + " select * from unnest(" + arrays + ") " + suffix;
  }

  private void bind(Connection connection, PreparedStatement insert, List<T> rows)
      throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      Column<T> column = columns.get(i);
      Object[] values = rows.stream().map(column.value()).toArray();
      insert.setArray(i + 1, connection.createArrayOf(column.type(), values));
    }
  }
}
