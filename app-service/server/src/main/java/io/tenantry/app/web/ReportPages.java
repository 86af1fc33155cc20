package io.tenantry.app.web;

import io.quarkus.security.Authenticated;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.report.ReportView;
import io.tenantry.app.report.ReportsResource;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Reports in the web client. */
@Path("/ui/companies/{company}/reports")
@Produces(Html.TYPE)
@Authenticated
@RequiresPermission(value = BusinessObject.REPORT, action = Action.EXECUTE)
public class ReportPages {

  /**
   * A report has styles of its own; it is shown in a frame that runs nothing and reaches nobody.
   */
  private static final String CAGE =
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
          + " frame-ancestors 'self'";

  private final ReportsResource reports;
  private final CompanySections sections;

  ReportPages(ReportsResource reports, CompanySections sections) {
    this.reports = reports;
    this.sections = sections;
  }

  @GET
  @Operation(hidden = true)
  public String list(@PathParam("company") String company) {
    CompanySection at = sections.of(company, Section.REPORTS);
    List<Frame.Place> places =
        reports.list(company).items().stream()
            .map(report -> new Frame.Place(report.title(), at.below(report.name()), false, ""))
            .toList();
    return Templates.reports(at.frame(), places).render();
  }

  @GET
  @Path("{report}")
  @Operation(hidden = true)
  public String form(@PathParam("company") String company, @PathParam("report") String name) {
    CompanySection at = sections.of(company, Section.REPORTS);
    ReportView report =
        reports.list(company).items().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.UNKNOWN_REPORT, "The list of reports is one step back"));
    return Templates.report(at.frame(report.title()), report, at.below(name, "run"), at.list())
        .render();
  }

  @GET
  @Path("{report}/run")
  @Produces({Html.TYPE, "application/pdf", "text/csv"})
  @Operation(hidden = true)
  public Response run(
      @PathParam("company") String company,
      @PathParam("report") String report,
      @QueryParam("format") String format,
      @Context HttpHeaders headers,
      @Context RoutingContext request) {
    Response answer =
        reports.run(company, report, format == null ? "html" : format, headers, request);
    return Response.fromResponse(answer).header("Content-Security-Policy", CAGE).build();
  }
}
