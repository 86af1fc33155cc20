package io.tenantry.controlplane.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.tenantry.controlplane.api.AuditView;
import io.tenantry.controlplane.http.Cursor;
import io.tenantry.controlplane.http.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Answers with a page of the trail, or with all of it as lines of JSON. */
@ApplicationScoped
class AuditReading {

  static final String JSON_LINES = "application/jsonl";
  static final String NDJSON = "application/x-ndjson";

  private static final int LINES_AT_A_TIME = 500;

  private final AuditRecords records;
  private final ObjectWriter line;

  AuditReading(AuditRecords records, ObjectMapper json) {
    this.records = records;
    this.line = json.writerFor(AuditView.class);
  }

  /**
   * Answers in the form that the headers ask for.
   *
   * @param tenant UUID, or id at the time; null for all
   */
  Response answer(HttpHeaders headers, AuditQuery query, String tenant) {
    AuditFilter filter = query.filter(tenant);
    Optional<MediaType> lines = wantedLines(headers);
    return lines.isPresent()
        ? Response.ok(export(filter)).type(lines.get()).build()
        : Response.ok(page(filter, query.listing())).type(MediaType.APPLICATION_JSON_TYPE).build();
  }

  private Object page(AuditFilter filter, Listing listing) {
    // A place is a number; the cursor of all lists has room for one in its UUID.
    Optional<Long> before = listing.after().map(after -> after.id().getLeastSignificantBits());
    List<AuditView> found = records.list(filter, before, listing.rows());
    return listing.page(found, view -> view, last -> new Cursor(last.at(), new UUID(0, last.id())));
  }

  /** Reads page by page while it writes: the trail may be larger than the memory. */
  private StreamingOutput export(AuditFilter filter) {
    return output -> {
      Optional<Long> before = Optional.empty();
      List<AuditView> some;
      do {
        some = records.list(filter, before, LINES_AT_A_TIME);
        write(some, output);
        before = some.stream().map(AuditView::id).reduce((one, other) -> other);
      } while (some.size() == LINES_AT_A_TIME);
    };
  }

  private void write(List<AuditView> some, OutputStream output) throws IOException {
    for (AuditView view : some) {
      output.write(line.writeValueAsBytes(view));
      output.write('\n');
    }
    output.flush();
  }

  private static Optional<MediaType> wantedLines(HttpHeaders headers) {
    return headers.getAcceptableMediaTypes().stream()
        .map(type -> new MediaType(type.getType(), type.getSubtype()))
        .filter(type -> type.toString().equals(JSON_LINES) || type.toString().equals(NDJSON))
        .findFirst();
  }
}
