package io.tenantry.app.sales;

import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import io.tenantry.app.sql.DocumentQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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

/** Posted credit memos over REST. */
@Path("/api/v1/companies/{company}/sales-credit-memos")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(BusinessObject.SALES_DOCUMENT)
@SinceRelease(2)
@Tag(name = "Sales credit memos")
public class SalesCreditMemosResource {

  private final CompanyScope scope;
  private final DocumentStore documents;
  private final SalesAnswers answers;

  SalesCreditMemosResource(CompanyScope scope, DocumentStore documents, SalesAnswers answers) {
    this.scope = scope;
    this.documents = documents;
    this.answers = answers;
  }

  @GET
  @Operation(
      operationId = "listSalesCreditMemos",
      summary = "List credit memos, without their lines")
  public Page<DocumentView> list(
      @PathParam("company") String company, @BeanParam DocumentQuery query) {
    return scope.call(
        company,
        in ->
            answers.documents(
                in,
                DocumentKind.CREDIT_MEMO,
                query,
                documents.list(DocumentKind.CREDIT_MEMO, query)));
  }

  @GET
  @Path("{memo}")
  @Operation(operationId = "readSalesCreditMemo", summary = "Read a credit memo by number or id")
  @APIResponse(responseCode = "200", description = "As it was posted, and what is still open of it")
  @APIResponse(responseCode = "404", description = "unknown-sales-credit-memo, unknown-company")
  public Response get(
      @PathParam("company") String company,
      @PathParam("memo") String memo,
      @Context HttpHeaders headers) {
    Preconditions given = Preconditions.of(headers);
    return scope.call(
        company,
        in -> {
          DocumentRow row = documents.get(DocumentKind.CREDIT_MEMO, memo);
          return given.answer(row.tag(), () -> view(in, row));
        });
  }

  private DocumentView view(ScopedCompany in, DocumentRow row) {
    return answers.document(in, DocumentKind.CREDIT_MEMO, row, documents.lines(row.id()));
  }
}
