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
 * the statement is the same for every number of rows but one.
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

  /** The statement for so many rows: for one, arrays would cost more than to insert it. */
  String sql(int rows) {
    return rows == 1 ? "insert into " + into + " values (" + places("") + ")" : sql("");
  }

  /** Its parameters: a value for each column of one row, an array for each of several. */
  List<?> values(List<T> rows) {
    return rows.size() == 1
        ? columns.stream().map(column -> column.value().apply(rows.get(0))).toList()
        : arrays(rows);
  }

  private List<?> arrays(List<T> rows) {
    return columns.stream()
        .map(column -> new SqlArray(column.type(), rows.stream().map(column.value()).toArray()))
        .toList();
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
      new Parameters(arrays(rows)).bind(connection, insert);
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
    return "insert into " + into + " select * from unnest(" + places("[]") + ") " + suffix;
  }

  private String places(String dimension) {
    return columns.stream()
        .map(column -> "cast(? as " + column.type() + dimension + ")")
        .collect(Collectors.joining(", "));
  }
}
