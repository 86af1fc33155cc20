package io.tenantry.app.report;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.tenantry.app.http.Page;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reports on a company over REST. */
@Path("/api/v1/companies/{company}/reports")
@Authenticated
@RequiresPermission(value = BusinessObject.REPORT, action = Action.EXECUTE)
@Tag(name = "Reports")
public class ReportsResource {

  private static final String PROBLEM = "application/problem+json";

  private final Reports reports;

  ReportsResource(Reports reports) {
    this.reports = reports;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "listReports", summary = "List reports")
  @APIResponse(responseCode = "200", description = "The reports of the tenant's release, by name")
  public Page<ReportView> list(@PathParam("company") String company) {
    return reports.list(company);
  }

  @GET
  @Path("{report}")
  @Blocking
  @Operation(
      operationId = "runReport",
      summary = "Run a report",
      description =
          "Parameters of the report are given in the query, by name, such as country=Germany; each"
              + " has a default")
  @APIResponse(
      responseCode = "200",
      description = "The report; CSV and JSON come as a stream",
      content = {
        @Content(mediaType = "application/json"),
        @Content(mediaType = "text/csv"),
        @Content(mediaType = "text/html"),
        @Content(mediaType = "application/pdf")
      })
  @APIResponse(
      responseCode = "400",
      description = "validation-failed: a parameter that is unknown or not of its type",
      content = @Content(mediaType = PROBLEM))
  @APIResponse(
      responseCode = "404",
      description = "unknown-report, unknown-company",
      content = @Content(mediaType = PROBLEM))
  @APIResponse(
      responseCode = "422",
      description = "report-failed, report-timeout, too-many-rows",
      content = @Content(mediaType = PROBLEM))
  public Response run(
      @PathParam("company") String company,
      @Parameter(example = "customer-list") @PathParam("report") String report,
      @Parameter(description = "html, pdf, csv or json; json if absent", example = "csv")
          @QueryParam("format")
          String format,
      @Context HttpHeaders headers,
      @Context RoutingContext request) {
    ReportFormat wanted = ReportFormat.of(format);
    ReportAnswer answer = reports.run(company, report, wanted, query(request), locale(headers));
    StreamingOutput body = answer::write;
    return Response.ok(body, wanted.mediaType())
        .header("Content-Disposition", disposition(wanted, report))
        .build();
  }

  private static Map<String, List<String>> query(RoutingContext request) {
    Map<String, List<String>> given = new TreeMap<>();
    for (String name : request.queryParams().names()) {
      given.put(name, request.queryParams().getAll(name));
    }
    return given;
  }

  private static Locale locale(HttpHeaders headers) {
    return headers.getAcceptableLanguages().stream()
        .filter(language -> !language.getLanguage().equals("*"))
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  private static String disposition(ReportFormat format, String report) {
    return format == ReportFormat.HTML || format == ReportFormat.JSON
        ? "inline"
        : "attachment; filename=\"" + report + "." + format.word() + "\"";
  }
}
