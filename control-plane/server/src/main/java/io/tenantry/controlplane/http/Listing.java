package io.tenantry.controlplane.http;

import io.tenantry.controlplane.api.Page;
import io.tenantry.controlplane.api.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a list is cut into pages. One row more than the page is read, to know whether there is a
 * next.
 *
 * @param limit rows of a page, 1 to 500
 */
public record Listing(int limit, Optional<Cursor> after) {

  private static final int MOST = 500;

  /**
   * @param limit as given in the query, absent for 50
   * @throws ProblemException {@code validation-failed}
   */
  public static Listing of(String limit, String cursor) {
    return new Listing(limit == null ? 50 : parse(limit), Cursor.of(cursor));
  }

  /** How many rows to read. */
  public int rows() {
    return limit + 1;
  }

  public <R, V> Page<V> page(List<R> rows, Function<R, V> view, Function<R, Cursor> place) {
    boolean more = rows.size() > limit;
    List<R> shown = more ? rows.subList(0, limit) : rows;
    return new Page<>(
        shown.stream().map(view).toList(), more ? place.apply(shown.get(limit - 1)).text() : null);
  }

  private static int parse(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Answered like a number out of range.
    }
    throw ProblemException.invalid("limit", "must be a whole number from 1 to " + MOST);
  }
}
