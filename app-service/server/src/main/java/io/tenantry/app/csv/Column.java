package io.tenantry.app.csv;

import java.util.Arrays;

/** A column that a kind of file may have. Implemented by an enum of all of them. */
public interface Column {

  ColumnNames names();

  default String property() {
    return names().property();
  }

  /**
   * The column that fills a property.
   *
   * @param other the answer when none does
   */
  static <C extends Enum<C> & Column> C of(String property, C other) {
    return Arrays.stream(other.getDeclaringClass().getEnumConstants())
        .filter(column -> column.property().equals(property))
        .findFirst()
        .orElse(other);
  }
}
