package io.tenantry.controlplane.release;

import java.util.List;

/**
 * What the scripts between two releases do to a schema and to the rows in it. Names are those
 * before the change, where there was something before.
 *
 * @param droppedTables every row in them is lost
 * @param droppedColumns every value in them is lost; columns that are computed from others and
 *     columns of dropped tables are not among them
 * @param changedRows existing tables whose rows the scripts update, delete or truncate
 * @param added constraints, indexes, views, functions, policies and the like, one line each
 * @param removed the same
 */
public record SchemaChanges(
    List<TableName> addedTables,
    List<TableName> droppedTables,
    List<Column> addedColumns,
    List<Column> droppedColumns,
    List<ChangedColumn> changedColumns,
    List<ChangedRows> changedRows,
    List<String> added,
    List<String> removed) {

  /** A column of a table. */
  public record Column(TableName table, String name, String type) {}

  /**
   * A column that stays, under another name, with another type, or required where it was not.
   *
   * @param narrowed whether values that fitted before may not fit any more
   */
  public record ChangedColumn(
      TableName table,
      String name,
      String type,
      String newName,
      String newType,
      boolean required,
      boolean narrowed) {}

  /**
   * Rows of an existing table that the scripts touch.
   *
   * @param verb {@code update}, {@code delete} or {@code truncate}
   */
  public record ChangedRows(TableName table, String verb) {}

  /** Whether rows can be lost, depending on what a tenant has. */
  public boolean mayLose() {
    return !droppedTables.isEmpty() || !droppedColumns.isEmpty();
  }
}
