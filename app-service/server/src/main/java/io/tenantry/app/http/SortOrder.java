package io.tenantry.app.http;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a list is sorted, by one key and then by id, and how its pages follow each other. */
public record SortOrder(SortKey key, boolean down) {

  private static final String DOWN = "-";

  /**
   * @param sort the query parameter: a property, or a dash and a property; null means the first key
   * @throws ProblemException if there is no such order
   */
  public static SortOrder of(String sort, SortKey... keys) {
    return sort == null
        ? new SortOrder(keys[0], false)
        : orders(keys)
            .filter(order -> order.parameter().equals(sort))
            .findFirst()
            .orElseThrow(
                () -> ProblemException.invalid("sort", "unknown-sort", "must be " + all(keys)));
  }

  private static Stream<SortOrder> orders(SortKey... keys) {
    return Arrays.stream(keys)
        .flatMap(key -> Stream.of(new SortOrder(key, false), new SortOrder(key, true)));
  }

  private static String all(SortKey... keys) {
    String names = orders(keys).map(SortOrder::parameter).collect(Collectors.joining(", "));
    int last = names.lastIndexOf(", ");
    return names.substring(0, last) + " or " + names.substring(last + 2);
  }

  /** As in the query parameter {@code sort}. */
  public String parameter() {
    return down ? DOWN + key.property() : key.property();
  }

  public boolean by(SortKey other) {
    return key.equals(other);
  }

  public String orderBy() {
    String direction = down ? " desc" : "";
    return key.column() + direction + ", id" + direction;
  }

  /**
   * The condition of the rows behind a cursor.
   *
   * @param keyParameter placeholder of the cursor's key
   * @param idParameter placeholder of the cursor's id
   */
  public String behind(String keyParameter, String idParameter) {
    return "(%s, id) %s (%s, %s)"
        .formatted(key.column(), down ? "<" : ">", keyParameter, idParameter);
  }

  /**
   * The cursor that leads to what follows a row.
   *
   * @param value of the row's sort key
   */
  public Cursor after(UUID id, String value) {
    return new Cursor(parameter(), id, value);
  }
}
