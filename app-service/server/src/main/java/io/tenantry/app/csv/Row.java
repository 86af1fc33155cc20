package io.tenantry.app.csv;

import java.util.List;

/**
 * A row of data with the right number of fields.
 *
 * @param number as in {@link RowError#row}
 */
public record Row<C extends Enum<C> & Column>(int number, Header<C> header, List<String> fields) {

  /** Null if the field is empty or the file has no such column. */
  public String get(C column) {
    Integer position = header.positions().get(column);
    String field = position == null ? "" : fields.get(position);
    return field.isEmpty() ? null : field;
  }

  /** How the file calls the column, for errors. */
  public String header(C column) {
    return header.text(column);
  }

  /** Reports fields with bytes that are not UTF-8; false if there is one. */
  boolean isText(RowErrors errors) {
    int before = errors.count();
    for (int i = 0; i < fields.size(); i++) {
      String column = header.texts().get(i);
      Utf8Reader.strayByte(fields.get(i))
          .ifPresent(
              stray ->
                  errors.add(
                      number,
                      column,
                      "invalid-utf-8",
                      "the byte 0x%02X is not UTF-8; save the file as UTF-8".formatted(stray)));
    }
    return errors.count() == before;
  }
}
