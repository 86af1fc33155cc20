package io.tenantry.app.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes rows as RFC 4180 says, in UTF-8. A text that a spreadsheet would take for a formula gets
 * an apostrophe before it; numbers are left alone.
 */
final class CsvFile {

  private static final String BEGINS_A_FORMULA = "=+-@\t\r";

  private final CsvWriter csv;
  private final OutputStreamWriter text;

  CsvFile(OutputStream out) {
    this.text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
  }

  void header(List<Column> columns) {
    csv.writeRecord(columns.stream().map(column -> safe(column.title())).toList());
  }

  void rows(List<List<Object>> rows) {
    for (List<Object> row : rows) {
      csv.writeRecord(row.stream().map(CsvFile::field).toList());
    }
  }

  void end() {
    try {
      csv.flush();
      text.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String field(Object value) {
    if (value instanceof String written) {
      return safe(written);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value == null ? null : value.toString();
  }

  private static String safe(String written) {
    boolean formula = !written.isEmpty() && BEGINS_A_FORMULA.indexOf(written.charAt(0)) >= 0;
    return formula ? "'" + written : written;
  }
}
