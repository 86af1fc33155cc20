package io.tenantry.app.register;

import io.tenantry.app.http.ProblemType;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What one register is.
 *
 * @param row the entity
 * @param values what a caller may set
 * @param blank makes a row that is filled later
 * @param path the last segment of the register's path
 * @param unknown how a row that is not there is refused
 * @param taken how a number that is taken is refused
 * @param unique names of the database's constraints for that
 */
public record RegisterKind<E extends NumberedRow<V>, V>(
    Class<E> row,
    Class<V> values,
    Supplier<E> blank,
    String path,
    ProblemType unknown,
    ProblemType taken,
    Set<String> unique) {

  String entity() {
    return row.getSimpleName();
  }
}
