package io.tenantry.controlplane.usage;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tenantry.controlplane.api.UsageView;
import io.tenantry.controlplane.http.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Usage as CSV (RFC 4180, UTF-8, one line of headings): everything that was asked for, read in
 * parts, so that its size has no bound and its memory has.
 */
@ApplicationScoped
class UsageSheet {

  private static final int PART = 500;

  private final UsageStore usage;

  UsageSheet(UsageStore usage) {
    this.usage = usage;
  }

  StreamingOutput of(UsageQuery query) {
    return out -> write(query, out);
  }

  private void write(UsageQuery query, OutputStream out) throws IOException {
    OutputStreamWriter text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(
          "period",
          "tenant",
          "id",
          "requests",
          "errors",
          "bytesIn",
          "bytesOut",
          "databaseMillis",
          "databaseBytes",
          "activeUsers",
          "connectionSeconds",
          "statementMillis",
          "bytesRead",
          "temporaryBytes",
          "storageByteHours");
      Optional<Cursor> after = Optional.empty();
      List<UsageView> part;
      do {
        part = usage.page(query, after, PART);
        part.forEach(row -> csv.writeRecord(fields(row)));
        after =
            part.isEmpty()
                ? Optional.empty()
                : Optional.of(UsageStore.place(part.get(part.size() - 1)));
      } while (part.size() == PART);
    }
  }

  private static String[] fields(UsageView row) {
    return new String[] {
      row.period(),
      row.tenant().toString(),
      Objects.requireNonNullElse(row.id(), ""),
      Long.toString(row.requests()),
      Long.toString(row.errors()),
      Long.toString(row.bytesIn()),
      Long.toString(row.bytesOut()),
      Long.toString(row.databaseMillis()),
      Long.toString(row.databaseBytes()),
      Long.toString(row.activeUsers()),
      Long.toString(row.connectionSeconds()),
      Long.toString(row.statementMillis()),
      Long.toString(row.bytesRead()),
      Long.toString(row.temporaryBytes()),
      Long.toString(row.storageByteHours())
    };
  }
}
