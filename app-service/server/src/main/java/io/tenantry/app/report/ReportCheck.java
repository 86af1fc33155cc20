package io.tenantry.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.http.FieldError;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.object.ContentCheck;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.Permission;
import io.tenantry.app.permission.Permissions;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.object.PublishedObject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tries a report of the tenant's own in the same cage in which it will run, with its defaults.
 *
 * <p>A dataset may show any row of a company, whatever the report says of itself: so only somebody
 * who may read all of it can make one.
 */
@Singleton
class ReportCheck implements ContentCheck {

  private final Permissions permissions;
  private final CompanyScope companies;
  private final CurrentTenant tenant;
  private final ReportRuns runs;
  private final HtmlPages pages;
  private final InstantSource time;

  ReportCheck(
      Permissions permissions,
      CompanyScope companies,
      CurrentTenant tenant,
      ReportRuns runs,
      HtmlPages pages,
      InstantSource time) {
    this.permissions = permissions;
    this.companies = companies;
    this.tenant = tenant;
    this.runs = runs;
    this.pages = pages;
    this.time = time;
  }

  @Override
  public String kind() {
    return PublishedObject.REPORT;
  }

  /**
   * @throws ProblemException {@code validation-failed}, {@code forbidden}, {@code report-failed},
   *     {@code report-timeout}
   */
  @Override
  public void demandSound(String name, JsonNode content, String company) {
    List<FieldError> errors = ReportContent.errors(content);
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    permissions.demandAll(
        Arrays.stream(BusinessObject.values())
            .map(object -> new Permission(object, Action.READ))
            .collect(Collectors.toSet()),
        Optional.empty());
    run(ReportDefinition.of(new PublishedObject(kind(), name, 0, 1, 0, content)), company);
  }

  private void run(ReportDefinition report, String company) {
    ZoneId zone = ZoneId.of(tenant.get().entry().timeZone());
    LocalDate today = LocalDate.ofInstant(time.instant(), zone);
    ParameterValues values = ParameterValues.of(report.parameters(), Map.of(), today);
    ScopedCompany found = companies.call(company, scoped -> scoped);
    Rows rows =
        runs.first(new Dataset(report.dataset(), values, found.id(), zone), report.headings());
    pages.render(new ReportPage(report, found.name(), values, today, Locale.ENGLISH), rows);
  }
}
