package io.tenantry.app.report;

import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.link.Links;
import io.tenantry.app.object.VisibleObjects;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.Permissions;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.object.PublishedObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The reports of the current tenant's release, and its own. */
@ApplicationScoped
class Reports {

  private final VisibleObjects objects;
  private final CurrentTenant tenant;
  private final CompanyScope companies;
  private final Permissions permissions;
  private final ReportRuns runs;
  private final HtmlPages pages;
  private final Links links;
  private final InstantSource time;
  private final ReportConfig config;

  Reports(
      VisibleObjects objects,
      CurrentTenant tenant,
      CompanyScope companies,
      Permissions permissions,
      ReportRuns runs,
      HtmlPages pages,
      Links links,
      InstantSource time,
      ReportConfig config) {
    this.objects = objects;
    this.tenant = tenant;
    this.companies = companies;
    this.permissions = permissions;
    this.runs = runs;
    this.pages = pages;
    this.links = links;
    this.time = time;
    this.config = config;
  }

  /**
   * @param company as a path gives it; null means the tenant's default
   */
  Page<ReportView> list(String company) {
    ScopedCompany found = companies.call(company, scoped -> scoped);
    List<ReportView> items =
        objects.all(PublishedObject.REPORT).stream()
            .map(ReportDefinition::of)
            .map(report -> view(report, found))
            .toList();
    return new Page<>(items, null, Map.of());
  }

  /**
   * Runs a report; what is answered can be written, and does not fail for a reason that could have
   * been known.
   *
   * @param given the query
   * @throws ProblemException {@code unknown-report}, or whatever is wrong with the parameters, the
   *     statement or the layout
   */
  ReportAnswer run(
      String company,
      String name,
      ReportFormat format,
      Map<String, List<String>> given,
      Locale locale) {
    ReportDefinition report =
        objects
            .find(PublishedObject.REPORT, name)
            .map(ReportDefinition::of)
            .orElseThrow(Reports::unknown);
    demandToRead(report);
    ZoneId zone = ZoneId.of(tenant.get().entry().timeZone());
    LocalDate today = LocalDate.ofInstant(time.instant(), zone);
    ParameterValues values = ParameterValues.of(report.parameters(), given, today);
    ScopedCompany found = companies.call(company, scoped -> scoped);
    Dataset dataset = new Dataset(report.dataset(), values, found.id(), zone);
    ReportPage page = new ReportPage(report, found.name(), values, today, locale);
    return switch (format) {
      case HTML -> ReportAnswer.of(html(page, dataset));
      case PDF -> ReportAnswer.of(PdfFile.of(html(page, dataset)));
      case CSV -> csv(page, dataset);
      case JSON -> json(page, dataset);
    };
  }

  /** What this instance has no word for, nobody may read. */
  private void demandToRead(ReportDefinition report) {
    for (String word : report.reads()) {
      BusinessObject object =
          BusinessObject.ofWord(word)
              .orElseThrow(
                  () ->
                      new ProblemException(
                          ProblemType.REPORT_FAILED,
                          "The report shows " + word + ", which this instance does not know"));
      permissions.demand(object, Action.READ);
    }
  }

  private String html(ReportPage page, Dataset dataset) {
    return pages.render(
        page, runs.all(dataset, page.report().headings(), config.mostRowsOnPages()));
  }

  private ReportAnswer csv(ReportPage page, Dataset dataset) {
    Rows rows = runs.start(dataset, page.report().headings(), config.mostRows());
    return out -> {
      CsvFile file = new CsvFile(out);
      file.header(rows.columns());
      send(page, dataset, rows, file::rows);
      file.end();
    };
  }

  private ReportAnswer json(ReportPage page, Dataset dataset) {
    Rows rows = runs.start(dataset, page.report().headings(), config.mostRows());
    return out -> {
      JsonFile file = new JsonFile(out);
      file.header(page, rows.columns());
      send(page, dataset, rows, file::rows);
      file.end();
    };
  }

  private void send(ReportPage page, Dataset dataset, Rows rows, BatchWriter file)
      throws IOException {
    if (rows.complete()) {
      file.write(rows.first());
    } else {
      runs.stream(
          dataset,
          page.report().headings(),
          config.mostRows(),
          (columns, batch) -> file.write(batch));
    }
  }

  private interface BatchWriter {
    void write(List<List<Object>> batch) throws IOException;
  }

  private ReportView view(ReportDefinition report, ScopedCompany company) {
    List<ReportView.Parameter> parameters =
        report.parameters().stream()
            .map(
                one ->
                    new ReportView.Parameter(
                        one.name(), one.type(), one.title(), one.defaultValue()))
            .toList();
    Map<String, URI> all = new LinkedHashMap<>();
    all.put("self", links.to("companies", company.segment(), "reports", report.name()));
    return new ReportView(report.name(), report.title(), parameters, all);
  }

  private static ProblemException unknown() {
    return new ProblemException(
        ProblemType.UNKNOWN_REPORT,
        "Neither the tenant nor its release has a report of this name; the list of reports is one"
            + " path up");
  }
}
