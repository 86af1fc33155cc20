package io.tenantry.app.csv;

import io.tenantry.app.http.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which header means which column. A header means the column whose property or alias it spells, in
 * any letter case, unless the caller says otherwise with {@code mapping=}: pairs {@code
 * header:column}, separated by commas, where the column {@code -} means that the header's values
 * are left out. A header may itself contain commas and colons, because a pair ends only after the
 * name of a column. Example: {@code Kundennummer:number,Firma:name,Bemerkung:-}.
 */
public final class ColumnMapping<C extends Enum<C> & Column> {

  private static final String LEFT_OUT = "-";

  private final Map<String, Optional<C>> columns = new LinkedHashMap<>();

  private ColumnMapping(Class<C> type) {
    for (C column : type.getEnumConstants()) {
      Stream.concat(Stream.of(column.property()), column.names().aliases().stream())
          .forEach(name -> columns.put(key(name), Optional.of(column)));
    }
  }

  /**
   * @param mapping the query parameter; null if there is none
   * @throws ProblemException if it is no list of such pairs
   */
  public static <C extends Enum<C> & Column> ColumnMapping<C> of(Class<C> type, String mapping) {
    return of(type, mapping, List.of());
  }

  /**
   * @param leftOut headers that files of this kind often have and that mean nothing here
   */
  public static <C extends Enum<C> & Column> ColumnMapping<C> of(
      Class<C> type, String mapping, List<String> leftOut) {
    ColumnMapping<C> result = new ColumnMapping<>(type);
    leftOut.forEach(header -> result.columns.put(key(header), Optional.empty()));
    if (mapping != null) {
      result.add(type, mapping);
    }
    return result;
  }

  private void add(Class<C> type, String mapping) {
    Map<String, Optional<C>> names = Map.copyOf(columns);
    Matcher pair = pairs(type).matcher(mapping);
    int end = 0;
    while (pair.lookingAt()) {
      columns.put(key(pair.group(1)), names.getOrDefault(key(pair.group(2)), Optional.empty()));
      end = pair.end();
      pair.region(end, mapping.length());
    }
    if (end < mapping.length() || mapping.isEmpty() || mapping.endsWith(",")) {
      throw ProblemException.invalid(
          "mapping",
          "malformed",
          "must be header:column,header:column …; columns are " + all(type));
    }
  }

  private Pattern pairs(Class<C> type) {
    String names =
        Stream.concat(columns.keySet().stream(), Stream.of(LEFT_OUT))
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return Pattern.compile("(.+?):(" + names + ")(?:,|$)", Pattern.CASE_INSENSITIVE);
  }

  /** Absent if the header is unknown; an empty inner value if it is to be left out. */
  Optional<Optional<C>> column(String header) {
    return Optional.ofNullable(columns.get(key(header)));
  }

  static <C extends Column> String all(Class<C> type) {
    return List.of(type.getEnumConstants()).stream()
        .map(Column::property)
        .collect(Collectors.joining(", "));
  }

  private static String key(String header) {
    return header.strip().toLowerCase(Locale.ROOT);
  }
}
