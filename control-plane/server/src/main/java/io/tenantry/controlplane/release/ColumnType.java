package io.tenantry.controlplane.release;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type as PostgreSQL prints it, for the question whether it holds every value of another. Doubt
 * counts as no: the answer leads to a warning, never to a refusal.
 *
 * @param name without modifiers, such as {@code character varying}
 * @param length in parentheses: characters, or digits in all; unlimited if absent
 * @param scale digits behind the point; 0 if absent
 */
record ColumnType(String name, int length, int scale) {

  private static final Pattern FORM =
      Pattern.compile("([^(]+)(?:\\((\\d+)(?:,(\\d+))?\\))?(.*)", Pattern.DOTALL);

  /** Each holds all before it. */
  private static final List<String> WHOLE_NUMBERS = List.of("smallint", "integer", "bigint");

  private static final Map<String, List<String>> WIDER =
      Map.of(
          "character varying", List.of("text"),
          "character", List.of("character varying", "text"),
          "real", List.of("double precision"),
          "date", List.of("timestamp without time zone"),
          "json", List.of("text"),
          "uuid", List.of("text"));

  static ColumnType parse(String printed) {
    Matcher form = FORM.matcher(printed);
    if (!form.matches()) {
      return new ColumnType(printed, Integer.MAX_VALUE, 0);
    }
    return new ColumnType(
        (form.group(1) + form.group(4)).strip(),
        form.group(2) == null ? Integer.MAX_VALUE : Integer.parseInt(form.group(2)),
        form.group(3) == null ? 0 : Integer.parseInt(form.group(3)));
  }

  boolean holdsAll(ColumnType other) {
    if (name.equals(other.name)) {
      return length >= other.length && scale >= other.scale && wholeDigitsFit(other);
    }
    int mine = WHOLE_NUMBERS.indexOf(name);
    int theirs = WHOLE_NUMBERS.indexOf(other.name);
    if (theirs >= 0) {
      return mine > theirs || name.equals("numeric") && length == Integer.MAX_VALUE;
    }
    return WIDER.getOrDefault(other.name, List.of()).contains(name) && length >= other.length;
  }

  private boolean wholeDigitsFit(ColumnType other) {
    return length == Integer.MAX_VALUE || length - scale >= other.length - other.scale;
  }
}
