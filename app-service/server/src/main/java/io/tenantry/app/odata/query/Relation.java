package io.tenantry.app.odata.query;

import io.tenantry.app.odata.model.Column;
import io.tenantry.app.odata.model.Kind;
import io.tenantry.app.odata.model.Table;
import io.tenantry.app.sql.Fragment;
import io.tenantry.app.sql.Identifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Rows that can be asked of: those of a table, or what {@code $apply} made of them.
 *
 * @param from what stands behind FROM, without alias
 * @param columns by property; of a path such as {@code Buyer/Country} after {@code groupby} with
 *     its slashes
 * @param table absent after {@code groupby} or {@code aggregate}
 * @param alias its name in the statement, unlike all others there
 */
record Relation(Fragment from, Map<String, Cell> columns, Optional<Table> table, String alias) {

  /**
   * @param name of the column
   */
  record Cell(String name, Kind kind, boolean nullable) {}

  static Relation of(Table table, Aliases aliases) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      cells.put(column.property(), new Cell(column.name(), column.kind(), column.nullable()));
    }
    return new Relation(
        Fragment.of('(' + table.select() + ')'), cells, Optional.of(table), aliases.next());
  }

  /** With the alias, as it stands behind FROM. */
  Fragment source() {
    return Fragment.join("{} as {}", from, Fragment.of(Identifier.quoted(alias)));
  }

  Optional<Term> property(String name) {
    return Optional.ofNullable(columns.get(name))
        .map(cell -> Term.column(cell.kind(), column(cell.name()), cell.nullable()));
  }

  Fragment column(String name) {
    return Fragment.of(Identifier.quoted(alias, name));
  }
}
