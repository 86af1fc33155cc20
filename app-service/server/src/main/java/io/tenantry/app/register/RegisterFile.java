package io.tenantry.app.register;

import io.tenantry.app.csv.Column;
import io.tenantry.app.csv.Fields;
import io.tenantry.app.sql.InsertMany;
import java.util.List;
import java.util.function.Function;

/**
 * What a file of a register is.
 *
 * @param columns it may have
 * @param number the column of the rows' numbers
 * @param leftOut headers that such files often have and that mean nothing here
 * @param read makes values of a row
 * @param numberOf the number in them
 * @param insert into the register's table
 * @param unique the constraint that numbers differ
 * @param insertedHere selects, of an array of numbers in lower case, those that this transaction
 *     has inserted
 */
public record RegisterFile<V, C extends Enum<C> & Column>(
    Class<C> columns,
    C number,
    List<String> leftOut,
    Function<Fields<C>, V> read,
    Function<V, String> numberOf,
    InsertMany<NewRow<V>> insert,
    String unique,
    String insertedHere) {

  C columnOf(String property) {
    return Column.of(property, number);
  }
}
