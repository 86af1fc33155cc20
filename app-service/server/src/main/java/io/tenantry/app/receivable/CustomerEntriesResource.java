package io.tenantry.app.receivable;

import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.company.CompanySql;
import io.tenantry.app.http.Page;
import io.tenantry.app.link.Links;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Customers' entries over REST. */
@Path("/api/v1/companies/{company}/customer-entries")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(BusinessObject.CUSTOMER_ENTRY)
@SinceRelease(2)
@Tag(name = "Receivables")
public class CustomerEntriesResource {

  private static final String ENTRIES = "customer-entries";
  private static final String ALL =
      """
      select cast(lpad(to_hex(e.transaction_number), 32, '0') as uuid) as id, e.transaction_number,
             c.number as customer, c.number_key as customer_key, c.name, c.name_key, e.kind, e.document_number,
             lower(e.document_number) as number_key, e.posting_date as on_date, e.due_date, e.amount,
             coalesce(o.remaining, 0.00) as remaining
        from business.customer_entry e
        join business.customer c on c.id = e.customer_id
        left join business.open_customer_entry o on o.transaction_number = e.transaction_number
      """;

  private final CompanyScope scope;
  private final CompanySql sql;
  private final Links links;

  CustomerEntriesResource(CompanyScope scope, CompanySql sql, Links links) {
    this.scope = scope;
    this.sql = sql;
    this.links = links;
  }

  @GET
  @Operation(
      operationId = "listCustomerEntries",
      summary = "List what was posted on customers, and what is still open of it")
  public Page<EntryRow> entries(@PathParam("company") String company, @BeanParam EntryQuery query) {
    return scope.call(
        company,
        in ->
            Page.cut(
                sql.list(query.page(ALL + open(query)), CustomerEntriesResource::entry),
                query.limit(),
                query::after,
                row -> row,
                after ->
                    links.nextPage(query.repeated(), after, "companies", in.segment(), ENTRIES)));
  }

  private static String open(EntryQuery query) {
    return query
        .onlyOpen()
        .map(only -> only ? " where o.remaining <> 0" : " where o.remaining is null")
        .orElse("");
  }

  private static EntryRow entry(ResultSet row) throws SQLException {
    return new EntryRow(
        row.getLong("transaction_number"),
        row.getString("customer"),
        row.getString("name"),
        row.getString("kind"),
        row.getString("document_number"),
        row.getObject("on_date", LocalDate.class),
        row.getObject("due_date", LocalDate.class),
        row.getBigDecimal("amount"),
        row.getBigDecimal("remaining"));
  }
}
