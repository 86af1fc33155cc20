package io.tenantry.app.sql;

import io.tenantry.app.http.Cursor;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.QueryValue;
import java.util.Arrays;

/** What a list of documents is sorted by, and how its pages follow each other. */
enum DocumentOrder {
  NUMBER("number", "(number_key, id) > (?, ?)", "number_key, id"),
  NUMBER_DOWN("-number", "(number_key, id) < (?, ?)", "number_key desc, id desc"),
  DATE("date", "(on_date, id) > (?, ?)", "on_date, id"),
  DATE_DOWN("-date", "(on_date, id) < (?, ?)", "on_date desc, id desc");

  private final String parameter;
  private final String afterCursor;
  private final String orderBy;

  DocumentOrder(String parameter, String afterCursor, String orderBy) {
    this.parameter = parameter;
    this.afterCursor = afterCursor;
    this.orderBy = orderBy;
  }

  /**
   * @param sort the query parameter; null means by number
   * @throws ProblemException if there is no such order
   */
  static DocumentOrder of(String sort) {
    return Arrays.stream(values())
        .filter(order -> order.parameter.equals(sort == null ? NUMBER.parameter : sort))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "sort", "unknown-sort", "must be number, -number, date or -date"));
  }

  String parameter() {
    return parameter;
  }

  String orderBy() {
    return orderBy;
  }

  void addTo(Selection selection, Cursor after) {
    Object key =
        byDate() ? QueryValue.date("cursor", after.key()).orElseThrow(this::foreign) : after.key();
    selection.and(afterCursor, key, after.id());
  }

  private ProblemException foreign() {
    return ProblemException.invalid("cursor", "malformed", "is not a nextCursor of this list");
  }

  Cursor after(PagedRow row) {
    return new Cursor(parameter, row.id(), byDate() ? row.date().toString() : row.numberKey());
  }

  private boolean byDate() {
    return this == DATE || this == DATE_DOWN;
  }
}
