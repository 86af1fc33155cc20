package io.tenantry.app.csv;

import java.util.List;

/**
 * What a column is called.
 *
 * @param property the name of the property it fills, as in JSON
 * @param required whether a file without it is refused
 * @param aliases other headers it is known by; like the property's name, in any letter case
 */
public record ColumnNames(String property, boolean required, List<String> aliases) {

  public static ColumnNames required(String property, String... aliases) {
    return new ColumnNames(property, true, List.of(aliases));
  }

  public static ColumnNames optional(String property, String... aliases) {
    return new ColumnNames(property, false, List.of(aliases));
  }
}
