package io.tenantry.app.sales;

import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.http.Validation;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import io.tenantry.app.sql.DocumentQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Posted invoices over REST. */
@Path("/api/v1/companies/{company}/sales-invoices")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(BusinessObject.SALES_DOCUMENT)
@SinceRelease(2)
@Tag(name = "Sales invoices")
public class SalesInvoicesResource {

  private final CompanyScope scope;
  private final DocumentStore documents;
  private final SalesAnswers answers;
  private final Selling selling;
  private final Validation validation;

  SalesInvoicesResource(
      CompanyScope scope,
      DocumentStore documents,
      SalesAnswers answers,
      Selling selling,
      Validation validation) {
    this.scope = scope;
    this.documents = documents;
    this.answers = answers;
    this.selling = selling;
    this.validation = validation;
  }

  @GET
  @Operation(operationId = "listSalesInvoices", summary = "List invoices, without their lines")
  public Page<DocumentView> list(
      @PathParam("company") String company, @BeanParam DocumentQuery query) {
    return scope.call(
        company,
        in ->
            answers.documents(
                in, DocumentKind.INVOICE, query, documents.list(DocumentKind.INVOICE, query)));
  }

  @GET
  @Path("{invoice}")
  @Operation(operationId = "readSalesInvoice", summary = "Read an invoice by number or id")
  @APIResponse(responseCode = "200", description = "As it was posted, and what is still open of it")
  @APIResponse(responseCode = "404", description = "unknown-sales-invoice, unknown-company")
  public Response get(
      @PathParam("company") String company,
      @PathParam("invoice") String invoice,
      @Context HttpHeaders headers) {
    Preconditions given = Preconditions.of(headers);
    return scope.call(
        company,
        in -> {
          DocumentRow row = documents.get(DocumentKind.INVOICE, invoice);
          return given.answer(row.tag(), () -> view(in, row));
        });
  }

  @POST
  @Path("{invoice}/credit")
  @RequiresPermission(value = BusinessObject.SALES_DOCUMENT, action = Action.EXECUTE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "creditSalesInvoice",
      summary = "Take back an invoice, or some of its lines, with a credit memo",
      description = "With an Idempotency-Key, asking again answers the same and changes nothing.")
  @APIResponse(responseCode = "201", description = "The credit memo")
  @APIResponse(responseCode = "409", description = "over-credited, nothing-to-post, period-closed")
  @APIResponse(responseCode = "422", description = "idempotency-key-reused")
  public Response credit(
      @PathParam("company") String company,
      @PathParam("invoice") String invoice,
      @HeaderParam("Idempotency-Key") String key,
      CreditValues values) {
    CreditValues valid = validation.valid(values);
    return scope.call(company, in -> credit(in, invoice, key, valid));
  }

  private Response credit(ScopedCompany in, String invoice, String key, CreditValues values) {
    String memo = selling.credit(invoice, key, values);
    DocumentStore.WholeDocument made = documents.whole(DocumentKind.CREDIT_MEMO, memo);
    DocumentView view = answers.document(in, DocumentKind.CREDIT_MEMO, made.row(), made.lines());
    return Response.created(view.links().get("self")).entity(view).build();
  }

  private DocumentView view(ScopedCompany in, DocumentRow row) {
    return answers.document(in, DocumentKind.INVOICE, row, documents.lines(row.id()));
  }
}
