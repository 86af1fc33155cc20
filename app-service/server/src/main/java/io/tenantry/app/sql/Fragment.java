package io.tenantry.app.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of a statement with the values of its parameters, in the order of the question marks.
 *
 * @param values a null is a null of the database
 */
public record Fragment(String sql, List<Object> values) {

  private static final String PLACE = "{}";

  /** Without parameters. */
  public static Fragment of(String sql) {
    return new Fragment(sql, List.of());
  }

  /**
   * @param type PostgreSQL's name of it
   */
  public static Fragment value(String type, Object value) {
    List<Object> values = new ArrayList<>();
    values.add(value);
    return new Fragment("cast(? as " + type + ")", values);
  }

  /**
   * Puts pieces into a text.
   *
   * @param template a constant, with {@code {}} where each piece comes
   */
  public static Fragment join(String template, Fragment... pieces) {
    StringBuilder sql = new StringBuilder();
    List<Object> values = new ArrayList<>();
    int from = 0;
    for (Fragment piece : pieces) {
      int place = template.indexOf(PLACE, from);
      sql.append(template, from, place).append(piece.sql());
      values.addAll(piece.values());
      from = place + PLACE.length();
    }
    return new Fragment(sql.append(template.substring(from)).toString(), values);
  }

  /**
   * One after the other.
   *
   * @param separator a constant
   */
  public static Fragment list(String separator, Collection<Fragment> pieces) {
    return new Fragment(
        pieces.stream().map(Fragment::sql).collect(Collectors.joining(separator)),
        pieces.stream().flatMap(piece -> piece.values().stream()).collect(Collectors.toList()));
  }
}
