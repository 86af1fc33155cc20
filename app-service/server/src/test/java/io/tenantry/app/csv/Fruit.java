package io.tenantry.app.csv;

/** Columns of a toy file. */
enum Fruit implements Column {
  NAME(ColumnNames.required("name", "fruit")),
  COLOUR(ColumnNames.optional("colour")),
  ORIGIN(ColumnNames.optional("origin"));

  private final ColumnNames names;

  Fruit(ColumnNames names) {
    this.names = names;
  }

  @Override
  public ColumnNames names() {
    return names;
  }
}
