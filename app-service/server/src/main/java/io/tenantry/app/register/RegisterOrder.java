package io.tenantry.app.register;

import io.tenantry.app.http.Cursor;
import io.tenantry.app.http.ProblemException;
import java.util.Arrays;

/** What a register is sorted by, and how its pages follow each other. */
enum RegisterOrder {
  NUMBER("number", "(numberKey, id) > (:key, :id)", "numberKey, id"),
  NUMBER_DOWN("-number", "(numberKey, id) < (:key, :id)", "numberKey desc, id desc"),
  NAME("name", "(nameKey, id) > (:key, :id)", "nameKey, id"),
  NAME_DOWN("-name", "(nameKey, id) < (:key, :id)", "nameKey desc, id desc");

  private final String parameter;
  private final String afterCursor;
  private final String orderBy;

  RegisterOrder(String parameter, String afterCursor, String orderBy) {
    this.parameter = parameter;
    this.afterCursor = afterCursor;
    this.orderBy = orderBy;
  }

  /**
   * @param sort the query parameter; null means by number
   * @throws ProblemException if there is no such order
   */
  static RegisterOrder of(String sort) {
    return Arrays.stream(values())
        .filter(order -> order.parameter.equals(sort == null ? NUMBER.parameter : sort))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "sort", "unknown-sort", "must be number, -number, name or -name"));
  }

  /** As in the query parameter {@code sort}. */
  String parameter() {
    return parameter;
  }

  String afterCursor() {
    return afterCursor;
  }

  String orderBy() {
    return orderBy;
  }

  /** The cursor that leads to what follows the row. */
  Cursor after(NumberedRow<?> row) {
    return new Cursor(parameter, row.id(), row.sortKey(this == NAME || this == NAME_DOWN));
  }
}
