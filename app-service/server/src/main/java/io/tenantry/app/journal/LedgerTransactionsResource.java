package io.tenantry.app.journal;

import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.Validation;
import io.tenantry.app.link.Links;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The general ledger over REST. */
@Path("/api/v1/companies/{company}/ledger-transactions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(BusinessObject.LEDGER_ENTRY)
@SinceRelease(2)
@Tag(name = "General ledger")
public class LedgerTransactionsResource {

  private static final String PATH = "ledger-transactions";

  private final CompanyScope scope;
  private final LedgerTransactions transactions;
  private final PostingRequests requests;
  private final Validation validation;
  private final Links links;

  LedgerTransactionsResource(
      CompanyScope scope,
      LedgerTransactions transactions,
      PostingRequests requests,
      Validation validation,
      Links links) {
    this.scope = scope;
    this.transactions = transactions;
    this.requests = requests;
    this.validation = validation;
    this.links = links;
  }

  @GET
  @Operation(
      operationId = "listLedgerTransactions",
      summary = "List transactions in the order of posting, without their entries")
  public Page<TransactionView> list(
      @PathParam("company") String company, @BeanParam TransactionQuery query) {
    return scope.call(
        company,
        in ->
            Page.cut(
                transactions.list(query),
                query.limit(),
                TransactionQuery::after,
                row -> view(in, row, null),
                after -> links.nextPage(query.repeated(), after, "companies", in.segment(), PATH)));
  }

  @GET
  @Path("{transaction}")
  @Operation(operationId = "readLedgerTransaction", summary = "Read a transaction by its number")
  @APIResponse(responseCode = "200", description = "With its entries")
  @APIResponse(responseCode = "404", description = "unknown-ledger-transaction")
  public TransactionView get(
      @PathParam("company") String company, @PathParam("transaction") String number) {
    return scope.call(company, in -> whole(in, number));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "postLedgerTransaction",
      summary = "Post a transaction by hand",
      description = "With an Idempotency-Key, asking again answers the same and changes nothing.")
  @APIResponse(responseCode = "201", description = "The transaction")
  @APIResponse(responseCode = "400", description = "validation-failed: unbalanced, unknown-account")
  @APIResponse(responseCode = "409", description = "period-closed")
  public Response post(
      @PathParam("company") String company,
      @HeaderParam("Idempotency-Key") String key,
      JournalValues values) {
    JournalValues valid = validation.valid(values);
    return scope.call(
        company,
        in ->
            created(
                in,
                requests.once(
                    key, "post journal", valid, () -> Long.toString(transactions.post(valid)))));
  }

  @POST
  @Path("{transaction}/reverse")
  @RequiresPermission(value = BusinessObject.LEDGER_ENTRY, action = Action.EXECUTE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "reverseLedgerTransaction",
      summary = "Take back a transaction that was posted by hand")
  @APIResponse(responseCode = "201", description = "The reversal")
  @APIResponse(
      responseCode = "409",
      description = "already-reversed, already-posted, period-closed")
  public Response reverse(
      @PathParam("company") String company,
      @PathParam("transaction") String number,
      @HeaderParam("Idempotency-Key") String key,
      TransactionReversal values) {
    TransactionReversal valid = validation.valid(values);
    return scope.call(
        company,
        in ->
            created(
                in,
                requests.once(
                    key,
                    String.join(" ", "reverse transaction", number),
                    valid,
                    () -> Long.toString(transactions.reverse(number, valid)))));
  }

  private Response created(ScopedCompany in, String number) {
    TransactionView view = whole(in, number);
    return Response.created(view.links().get("self")).entity(view).build();
  }

  private TransactionView whole(ScopedCompany in, String number) {
    TransactionView row = transactions.get(number);
    return view(in, row, transactions.entries(row.number()));
  }

  private TransactionView view(
      ScopedCompany in, TransactionView row, List<TransactionView.EntryView> entries) {
    return new TransactionView(
        row.number(),
        row.kind(),
        row.postingDate(),
        row.documentNumber(),
        row.description(),
        row.reverses(),
        row.reversedBy(),
        row.postedAt(),
        row.postedBy(),
        entries,
        Map.of(
            "self",
            links.to("companies", in.segment(), PATH, Long.toString(row.number())),
            "company",
            links.to("companies", in.segment())));
  }
}
