package io.tenantry.app.web;

import io.quarkus.security.Authenticated;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import io.tenantry.app.sales.DocumentView;
import io.tenantry.app.sales.SalesCreditMemosResource;
import io.tenantry.app.sql.DocumentQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Posted credit memos in the web client: looked up and printed. */
@Path("/ui/companies/{company}/sales-credit-memos")
@Produces(Html.TYPE)
@Authenticated
@RequiresPermission(BusinessObject.SALES_DOCUMENT)
@SinceRelease(2)
public class CreditMemoPages {

  private static final ListKind<DocumentView> LIST =
      ListKind.ofDocuments(
          "There is no credit memo yet: one is made by taking back an invoice.",
          DocumentView::number,
          DocumentView::postingDate,
          DocumentView::customerName,
          ListKind.Column.text("Invoice", DocumentView::corrects),
          ListKind.Column.amount("Net amount", memo -> Amounts.text(memo.netAmount())));

  private final SalesCreditMemosResource memos;
  private final CompanySections sections;
  private final Lists lists;

  CreditMemoPages(SalesCreditMemosResource memos, CompanySections sections, Lists lists) {
    this.memos = memos;
    this.sections = sections;
    this.lists = lists;
  }

  @GET
  @Operation(hidden = true)
  public String list(@PathParam("company") String company, @BeanParam DocumentQuery query) {
    return lists.page(in(company), LIST, memos.list(company, query), query);
  }

  @GET
  @Path("cards/{memo}")
  @Operation(hidden = true)
  public String card(
      @PathParam("company") String company,
      @PathParam("memo") String number,
      @Context HttpHeaders headers) {
    CompanySection at = in(company);
    PostedCard card =
        PostedCard.creditMemo(at, (DocumentView) memos.get(company, number, headers).getEntity());
    return Templates.posted(at.frame(card.title()), card, null).render();
  }

  private CompanySection in(String company) {
    return sections.of(company, Section.CREDIT_MEMOS);
  }
}
