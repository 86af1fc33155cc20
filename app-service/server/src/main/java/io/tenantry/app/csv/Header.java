package io.tenantry.app.csv;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first row of a file, understood.
 *
 * @param texts the headers as the file spells them
 * @param positions where the columns stand
 */
record Header<C extends Enum<C> & Column>(List<String> texts, Map<C, Integer> positions) {

  private static final int ROW = 1;

  /** Reports unknown, repeated and missing columns. */
  static <C extends Enum<C> & Column> Header<C> read(
      List<String> texts, Class<C> type, ColumnMapping<C> mapping, RowErrors errors) {
    Header<C> header = new Header<>(new ArrayList<>(texts), new EnumMap<>(type));
    for (int i = 0; i < texts.size(); i++) {
      header.place(i, mapping, errors, type);
    }
    header.reportMissing(type, errors);
    return header;
  }

  private void place(int position, ColumnMapping<C> mapping, RowErrors errors, Class<C> type) {
    String text = texts.get(position);
    Optional<Optional<C>> known = mapping.column(text);
    if (known.isEmpty()) {
      errors.addUnreadable(
          ROW,
          text,
          "unknown-column",
          "is none of "
              + ColumnMapping.all(type)
              + "; name its column with mapping=, or - to skip");
    } else if (known.get().isPresent()
        && positions.putIfAbsent(known.get().get(), position) != null) {
      errors.addUnreadable(ROW, text, "duplicate-column", "the same column occurs twice");
    }
  }

  private void reportMissing(Class<C> type, RowErrors errors) {
    for (C column : type.getEnumConstants()) {
      if (column.names().required() && !positions.containsKey(column)) {
        errors.addUnreadable(ROW, column.property(), "missing-column", "has to be there");
      }
    }
  }

  /** The header of a column as the file spells it; the property if the file has none. */
  String text(C column) {
    Integer position = positions.get(column);
    return position == null ? column.property() : texts.get(position);
  }
}
