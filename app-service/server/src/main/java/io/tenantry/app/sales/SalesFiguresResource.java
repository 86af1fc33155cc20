package io.tenantry.app.sales;

import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.company.CompanySql;
import io.tenantry.app.journal.TenantDay;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How much a company sells, over REST. */
@Path("/api/v1/companies/{company}/sales-figures")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(BusinessObject.SALES_DOCUMENT)
@SinceRelease(2)
@Tag(name = "Sales figures")
public class SalesFiguresResource {

  private static final int MONTHS = 12;

  private static final String NEWEST = "select max(posting_date) from business.sales_document";

  private static final String BY_MONTH =
      """
      select to_char(m.first_day, 'YYYY-MM') as month,
             coalesce(sum(case d.kind when 'invoice' then d.net_amount else -d.net_amount end), 0.00) as net
        from generate_series(cast(? as timestamp), cast(? as timestamp), interval '1 month') as m (first_day)
        left join business.sales_document d
          on d.posting_date >= m.first_day and d.posting_date < m.first_day + interval '1 month'
       group by m.first_day
       order by m.first_day
      """;

  private static final String TOP_ITEMS =
      """
      select i.number, i.name, sum(case d.kind when 'invoice' then l.net_amount else -l.net_amount end) as net
        from business.sales_document d
        join business.sales_document_line l on l.document_id = d.id
        join business.item i on i.id = l.item_id
       where d.posting_date >= ?
       group by i.id, i.number, i.number_key, i.name
       order by net desc, i.number_key
       limit 10
      """;

  private final CompanyScope scope;
  private final CompanySql sql;
  private final TenantDay day;

  SalesFiguresResource(CompanyScope scope, CompanySql sql, TenantDay day) {
    this.scope = scope;
    this.sql = sql;
    this.day = day;
  }

  @GET
  @Operation(
      operationId = "readSalesFigures",
      summary = "Sales of twelve months, up to that of the newest document, and what sells best")
  @APIResponse(responseCode = "200", description = "The figures")
  @APIResponse(responseCode = "404", description = "unknown-company")
  public SalesFiguresView figures(@PathParam("company") String company) {
    return scope.call(company, in -> figures());
  }

  private SalesFiguresView figures() {
    LocalDate newest =
        sql.list(NEWEST, row -> row.getObject(1, LocalDate.class)).stream()
            .filter(date -> date != null)
            .findFirst()
            .orElseGet(day::today);
    LocalDate last = YearMonth.from(newest).atDay(1);
    LocalDate first = last.minusMonths(MONTHS - 1);
    List<SalesFiguresView.Month> months =
        sql.list(
            BY_MONTH,
            row -> new SalesFiguresView.Month(row.getString("month"), row.getBigDecimal("net")),
            first,
            last);
    return new SalesFiguresView(first, sum(months), months, topItems(first));
  }

  private List<SalesFiguresView.TopItem> topItems(LocalDate from) {
    return sql.list(
        TOP_ITEMS,
        row ->
            new SalesFiguresView.TopItem(
                row.getString("number"), row.getString("name"), row.getBigDecimal("net")),
        from);
  }

  private static BigDecimal sum(List<SalesFiguresView.Month> months) {
    return months.stream()
        .map(SalesFiguresView.Month::netAmount)
        .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
  }
}
