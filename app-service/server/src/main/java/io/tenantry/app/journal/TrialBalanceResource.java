package io.tenantry.app.journal;

import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.company.CompanySql;
import io.tenantry.app.http.QueryValue;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The trial balance over REST. */
@Path("/api/v1/companies/{company}/trial-balance")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(BusinessObject.LEDGER_ENTRY)
@SinceRelease(2)
@Tag(name = "General ledger")
public class TrialBalanceResource {

  private static final String ROWS =
      """
      select a.number, a.name, a.category,
             coalesce(sum(e.amount) filter (where e.amount > 0), 0.00) as debit,
             coalesce(-sum(e.amount) filter (where e.amount < 0), 0.00) as credit
        from business.account a
        left join (business.ledger_entry e
                   join business.ledger_transaction t
                     on t.number = e.transaction_number and t.posting_date <= ?)
          on e.account_id = a.id
       group by a.id, a.number, a.number_key, a.name, a.category
       order by a.number_key
      """;

  private final CompanyScope scope;
  private final CompanySql sql;
  private final TenantDay day;

  TrialBalanceResource(CompanyScope scope, CompanySql sql, TenantDay day) {
    this.scope = scope;
    this.sql = sql;
    this.day = day;
  }

  @GET
  @Operation(
      operationId = "readTrialBalance",
      summary = "What every account has been debited and credited with")
  public TrialBalanceView get(
      @PathParam("company") String company,
      @Parameter(description = "The last posting date that counts; today if absent")
          @QueryParam("asOf")
          String asOf) {
    Optional<LocalDate> given = QueryValue.date("asOf", asOf);
    return scope.call(company, in -> read(given.orElseGet(day::today)));
  }

  private TrialBalanceView read(LocalDate asOf) {
    return TrialBalanceView.of(
        asOf,
        sql.list(
            ROWS,
            row ->
                new TrialBalanceView.Row(
                    row.getString("number"),
                    row.getString("name"),
                    row.getString("category"),
                    row.getBigDecimal("debit"),
                    row.getBigDecimal("credit"),
                    row.getBigDecimal("debit").subtract(row.getBigDecimal("credit"))),
            asOf));
  }
}
