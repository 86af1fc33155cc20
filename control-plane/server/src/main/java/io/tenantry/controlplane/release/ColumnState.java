package io.tenantry.controlplane.release;

/**
 * A column at one moment. Its table's object id and its position stay the same for its whole life,
 * whatever it and its table are called: that is what tells a rename from a loss.
 *
 * @param table object id of the table
 * @param position number of the column; 0 for a table without columns
 * @param required whether NULL is refused
 * @param computed whether it is generated from other columns
 */
record ColumnState(
    long table,
    TableName tableName,
    int position,
    String name,
    String type,
    boolean required,
    boolean computed) {

  /** What stays. */
  record Identity(long table, int position) {}

  Identity identity() {
    return new Identity(table, position);
  }

  SchemaChanges.Column column() {
    return new SchemaChanges.Column(tableName, name, type);
  }
}
