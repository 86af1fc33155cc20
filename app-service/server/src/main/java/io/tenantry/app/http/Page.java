package io.tenantry.app.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items in the order asked for
 * @param nextCursor what to send as {@code cursor} to go on; absent on the last page
 * @param links {@code next}, if there is a next page
 */
public record Page<T>(
    List<T> items,
    @JsonInclude(JsonInclude.Include.NON_NULL) String nextCursor,
    Map<String, URI> links) {

  /**
   * Cuts a list of up to {@code limit + 1} rows: the one too many proves that there is a next page.
   *
   * @param cursor the cursor after a row
   * @param view a row as the caller sees it
   * @param next the link to the page after a cursor
   */
  public static <R, T> Page<T> cut(
      List<R> rows,
      int limit,
      Function<R, Cursor> cursor,
      Function<R, T> view,
      Function<String, URI> next) {
    List<T> items = rows.stream().limit(limit).map(view).toList();
    if (rows.size() <= limit) {
      return new Page<>(items, null, Map.of());
    }
    String after = cursor.apply(rows.get(limit - 1)).toString();
    return new Page<>(items, after, Map.of("next", next.apply(after)));
  }
}
