package io.tenantry.app.receivable;

import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.company.CompanySql;
import io.tenantry.app.http.QueryValue;
import io.tenantry.app.journal.TenantDay;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What customers owe now, over REST. */
@Path("/api/v1/companies/{company}/aged-receivables")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(BusinessObject.CUSTOMER_ENTRY)
@SinceRelease(2)
@Tag(name = "Receivables")
public class AgedReceivablesResource {

  private static final String AGED =
      """
      select c.number, c.name, sum(o.remaining) as total,
             coalesce(sum(o.remaining) filter (where given.day <= o.due_date or o.remaining < 0), 0.00) as not_due,
             coalesce(sum(o.remaining) filter (where given.day - o.due_date between 1 and 30 and o.remaining > 0), 0.00)
               as days_30,
             coalesce(sum(o.remaining) filter (where given.day - o.due_date between 31 and 60 and o.remaining > 0), 0.00)
               as days_60,
             coalesce(sum(o.remaining) filter (where given.day - o.due_date between 61 and 90 and o.remaining > 0), 0.00)
               as days_90,
             coalesce(sum(o.remaining) filter (where given.day - o.due_date > 90 and o.remaining > 0), 0.00) as older
        from (select cast(? as date) as day) as given
       cross join business.open_customer_entry o
        join business.customer c on c.id = o.customer_id
       group by c.id, c.number, c.number_key, c.name
       order by c.number_key
      """;

  private final CompanyScope scope;
  private final CompanySql sql;
  private final TenantDay day;

  AgedReceivablesResource(CompanyScope scope, CompanySql sql, TenantDay day) {
    this.scope = scope;
    this.sql = sql;
    this.day = day;
  }

  @GET
  @Operation(
      operationId = "readAgedReceivables",
      summary = "What customers owe now, by how long it is overdue")
  public AgedView aged(
      @PathParam("company") String company,
      @Parameter(description = "The day overdue is counted from; today if absent")
          @QueryParam("asOf")
          String asOf) {
    Optional<LocalDate> given = QueryValue.date("asOf", asOf);
    return scope.call(company, in -> aged(given.orElseGet(day::today)));
  }

  private AgedView aged(LocalDate asOf) {
    List<AgedView.Row> rows = sql.list(AGED, AgedReceivablesResource::aged, asOf);
    BigDecimal total =
        rows.stream().map(AgedView.Row::total).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    return new AgedView(asOf, rows, total);
  }

  private static AgedView.Row aged(ResultSet row) throws SQLException {
    return new AgedView.Row(
        row.getString("number"),
        row.getString("name"),
        row.getBigDecimal("not_due"),
        row.getBigDecimal("days_30"),
        row.getBigDecimal("days_60"),
        row.getBigDecimal("days_90"),
        row.getBigDecimal("older"),
        row.getBigDecimal("total"));
  }
}
