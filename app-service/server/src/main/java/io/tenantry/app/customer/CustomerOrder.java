package io.tenantry.app.customer;

import io.tenantry.app.http.Cursor;
import io.tenantry.app.http.ProblemException;
import java.util.Arrays;

/** What a list of customers is sorted by, and how its pages follow each other. */
enum CustomerOrder {
  NUMBER("number", "(numberKey, id) > (?2, ?3)", "numberKey, id"),
  NUMBER_DOWN("-number", "(numberKey, id) < (?2, ?3)", "numberKey desc, id desc"),
  NAME("name", "(nameKey, id) > (?2, ?3)", "nameKey, id"),
  NAME_DOWN("-name", "(nameKey, id) < (?2, ?3)", "nameKey desc, id desc");

  private static final String FOUND =
      "(numberKey like lower(?1) escape '!' or nameKey like lower(?1) escape '!')";

  private final String parameter;
  private final String afterCursor;
  private final String orderBy;

  CustomerOrder(String parameter, String afterCursor, String orderBy) {
    this.parameter = parameter;
    this.afterCursor = afterCursor;
    this.orderBy = orderBy;
  }

  /**
   * @param sort the query parameter; null means by number
   * @throws ProblemException if there is no such order
   */
  static CustomerOrder of(String sort) {
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

  /** The query of the first page; its parameter is a search pattern. */
  String first() {
    return FOUND + " order by " + orderBy;
  }

  /** The query of a later page; its parameters are a search pattern and the cursor's key and id. */
  String next() {
    return FOUND + " and " + afterCursor + " order by " + orderBy;
  }

  /** The cursor that leads to what follows the row. */
  Cursor after(Customer row) {
    boolean byNumber = this == NUMBER || this == NUMBER_DOWN;
    return new Cursor(parameter, row.id, byNumber ? row.numberKey : row.nameKey);
  }
}
