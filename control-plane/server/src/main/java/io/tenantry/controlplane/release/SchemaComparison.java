package io.tenantry.controlplane.release;

import io.tenantry.controlplane.release.ColumnState.Identity;
import io.tenantry.controlplane.release.SchemaChanges.ChangedColumn;
import io.tenantry.controlplane.release.SchemaChanges.ChangedRows;
import io.tenantry.controlplane.release.SchemaChanges.Column;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two states of one database, before and after scripts ran in it. */
final class SchemaComparison {

  private final SchemaState before;
  private final SchemaState after;
  private final Map<Identity, ColumnState> was;
  private final Map<Identity, ColumnState> is;
  private final Set<Long> tablesBefore;
  private final Set<Long> tablesAfter;

  SchemaComparison(SchemaState before, SchemaState after) {
    this.before = before;
    this.after = after;
    this.was = byIdentity(before);
    this.is = byIdentity(after);
    this.tablesBefore = tables(before);
    this.tablesAfter = tables(after);
  }

  SchemaChanges changes(List<ChangedRows> changedRows) {
    return new SchemaChanges(
        tables(after, tablesBefore),
        tables(before, tablesAfter),
        columnsOf(after, tablesBefore, was),
        columnsOf(before, tablesAfter, is),
        changedColumns(),
        changedRows,
        missing(after.objects(), before.objects()),
        missing(before.objects(), after.objects()));
  }

  private List<ChangedColumn> changedColumns() {
    return before.columns().stream()
        .filter(old -> is.containsKey(old.identity()))
        .flatMap(old -> changed(old, is.get(old.identity())))
        .toList();
  }

  private static Stream<ChangedColumn> changed(ColumnState old, ColumnState now) {
    boolean retyped = !old.type().equals(now.type());
    boolean demanded = now.required() && !old.required();
    boolean renamed =
        !old.name().equals(now.name()) || !Objects.equals(old.tableName(), now.tableName());
    if (!retyped && !demanded && !renamed) {
      return Stream.empty();
    }
    return Stream.of(
        new ChangedColumn(
            old.tableName(),
            old.name(),
            old.type(),
            now.name(),
            now.type(),
            demanded,
            retyped && !ColumnType.parse(now.type()).holdsAll(ColumnType.parse(old.type()))));
  }

  private static List<TableName> tables(SchemaState state, Set<Long> others) {
    return state.columns().stream()
        .filter(column -> !others.contains(column.table()))
        .map(ColumnState::tableName)
        .distinct()
        .toList();
  }

  /** Columns of tables that are in both states, but are themselves in one of them only. */
  private static List<Column> columnsOf(
      SchemaState state, Set<Long> tablesInBoth, Map<Identity, ColumnState> others) {
    return state.columns().stream()
        .filter(column -> tablesInBoth.contains(column.table()))
        .filter(column -> column.position() > 0 && !column.computed())
        .filter(column -> !others.containsKey(column.identity()))
        .map(ColumnState::column)
        .toList();
  }

  private static List<String> missing(Set<String> here, Set<String> there) {
    return here.stream().filter(line -> !there.contains(line)).toList();
  }

  private static Map<Identity, ColumnState> byIdentity(SchemaState state) {
    return state.columns().stream()
        .collect(Collectors.toMap(ColumnState::identity, Function.identity()));
  }

  private static Set<Long> tables(SchemaState state) {
    return state.columns().stream().map(ColumnState::table).collect(Collectors.toSet());
  }
}
