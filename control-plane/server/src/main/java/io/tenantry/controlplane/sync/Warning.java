package io.tenantry.controlplane.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tenantry.controlplane.release.SchemaChanges;
import io.tenantry.controlplane.release.SchemaChanges.ChangedColumn;
import io.tenantry.controlplane.release.SchemaChanges.ChangedRows;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that a sync does to rows, without being loss that can be counted beforehand.
 *
 * @param code {@code narrowed-type}, {@code now-required} or {@code rows-changed}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Warning(String code, String table, String column, String detail) {

  static List<Warning> in(SchemaChanges changes) {
    return Stream.concat(
            changes.changedColumns().stream().flatMap(Warning::of),
            changes.changedRows().stream().map(Warning::of))
        .toList();
  }

  private static Stream<Warning> of(ChangedColumn column) {
    Stream.Builder<Warning> warnings = Stream.builder();
    if (column.narrowed()) {
      warnings.add(
          new Warning(
              "narrowed-type",
              column.table().text(),
              column.name(),
              "from %s to %s: values may not fit".formatted(column.type(), column.newType())));
    }
    if (column.required()) {
      warnings.add(
          new Warning(
              "now-required",
              column.table().text(),
              column.name(),
              "rows without a value make the sync fail"));
    }
    return warnings.build();
  }

  private static Warning of(ChangedRows rows) {
    return new Warning(
        "rows-changed", rows.table().text(), null, "scripts " + rows.verb() + " existing rows");
  }
}
