package io.tenantry.app.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** One pass over a file. Empty lines count as rows and are skipped. */
public final class Sheet<C extends Enum<C> & Column> {

  /** In characters; a quote that is never closed would otherwise collect the rest of the file. */
  private static final int LONGEST_FIELD = 10_000;

  private final Class<C> type;
  private final ColumnMapping<C> mapping;
  private final RowErrors errors;
  private Header<C> header;
  private int number;

  public Sheet(Class<C> type, ColumnMapping<C> mapping, RowErrors errors) {
    this.type = type;
    this.mapping = mapping;
    this.errors = errors;
  }

  /**
   * @throws ProblemException if the type names an encoding other than UTF-8
   */
  public static void requireUtf8(MediaType type) {
    String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
    if (!"utf-8".equalsIgnoreCase(charset)) {
      throw new ProblemException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "The file has to be UTF-8; save it as such");
    }
  }

  /**
   * Hands out the rows that have the right number of fields and are text; reports the others. Reads
   * no row if the header is wrong, and none after a row whose end cannot be told.
   *
   * @param in read to its end, not closed
   */
  public void forEach(InputStream in, Consumer<Row<C>> rows) {
    try {
      Iterator<CsvRecord> records = reader(in).iterator();
      while (errorFreeHeader() && records.hasNext()) {
        number++;
        take(records.next().getFields(), rows);
      }
      if (header == null) {
        errors.addUnreadable(1, null, "missing-header", "the file has no header row");
      }
    } catch (CsvParseException e) {
      reportEnd(e);
    }
  }

  private boolean errorFreeHeader() {
    return number != 1 || errors.count() == 0;
  }

  private void take(List<String> fields, Consumer<Row<C>> rows) {
    if (header == null) {
      header = Header.read(fields, type, mapping, errors);
    } else if (!isEmptyLine(fields)) {
      takeRow(fields, rows);
    }
  }

  private void takeRow(List<String> fields, Consumer<Row<C>> rows) {
    int expected = header.texts().size();
    if (fields.size() != expected) {
      errors.add(
          number,
          null,
          "column-count",
          "has %d fields, the header has %d; is a comma not quoted?"
              .formatted(fields.size(), expected));
      return;
    }
    Row<C> row = new Row<>(number, header, fields);
    if (row.isText(errors)) {
      rows.accept(row);
    }
  }

  private static boolean isEmptyLine(List<String> fields) {
    return fields.size() == 1 && fields.get(0).isEmpty();
  }

  /** What the parser could not understand is the file's fault; what the stream threw is not. */
  private void reportEnd(CsvParseException e) {
    if (e.getCause() instanceof IOException broken) {
      throw new UncheckedIOException(broken);
    }
    if (e.getCause() instanceof RuntimeException refused
        && !(refused instanceof CsvParseException)) {
      throw refused;
    }
    errors.addUnreadable(
        number + 1,
        null,
        "malformed-row",
        "quotes are wrong, or a field has more than %d characters; rows from here on were not read"
            .formatted(LONGEST_FIELD));
  }

  private static CsvReader<CsvRecord> reader(InputStream in) {
    return CsvReader.builder()
        .skipEmptyLines(false)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .build(CsvRecordHandler.of(h -> h.maxFieldSize(LONGEST_FIELD)), new Utf8Reader(in));
  }
}
