package io.tenantry.app.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.company.CompanySql;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.OpenToUsers;
import io.tenantry.app.permission.Permissions;
import io.tenantry.app.release.SinceRelease;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Registers of a company as CSV files (RFC 4180, UTF-8). */
@Path("/api/v1/companies/{company}/exports")
@Authenticated
@SinceRelease(2)
@Tag(name = "Exports")
public class ExportsResource {

  private static final Duration AT_MOST = Duration.ofMinutes(10);

  private final CompanyScope scope;
  private final CompanySql sql;
  private final Permissions permissions;

  ExportsResource(CompanyScope scope, CompanySql sql, Permissions permissions) {
    this.scope = scope;
    this.sql = sql;
    this.permissions = permissions;
  }

  @GET
  @Path("{file}")
  @OpenToUsers
  @Produces("text/csv")
  @Operation(
      operationId = "exportRegister",
      summary = "All customers, vendors or items as a CSV file that the imports read")
  @APIResponse(responseCode = "200", description = "The file")
  @APIResponse(responseCode = "404", description = "unknown-company, unknown-path")
  public Response export(@PathParam("company") String company, @PathParam("file") String path) {
    ExportedFile file = ExportedFile.of(path);
    permissions.demand(file.object(), Action.READ);
    scope.call(company, in -> in);
    StreamingOutput rows = out -> scope.call(company, AT_MOST, in -> write(file, out));
    return Response.ok(rows)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.path() + ".csv\"")
        .build();
  }

  private CsvWriter write(ExportedFile file, OutputStream out) {
    CsvWriter csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    sql.stream(file.sql(), rows -> write(rows, csv));
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return csv;
  }

  private static void write(ResultSet rows, CsvWriter csv) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    String[] cells = new String[columns];
    for (int i = 0; i < columns; i++) {
      cells[i] = rows.getMetaData().getColumnLabel(i + 1);
    }
    csv.writeRecord(cells);
    while (rows.next()) {
      for (int i = 0; i < columns; i++) {
        cells[i] = Cell.of(rows.getObject(i + 1));
      }
      csv.writeRecord(cells);
    }
  }
}
