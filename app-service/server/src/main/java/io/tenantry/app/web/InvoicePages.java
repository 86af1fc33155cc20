package io.tenantry.app.web;

import io.quarkus.security.Authenticated;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.Permission;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import io.tenantry.app.sales.DocumentView;
import io.tenantry.app.sales.LineView;
import io.tenantry.app.sales.SalesInvoicesResource;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Posted invoices in the web client: looked up, printed, and taken back with a credit memo. */
@Path("/ui/companies/{company}/sales-invoices")
@Produces(Html.TYPE)
@Authenticated
@RequiresPermission(BusinessObject.SALES_DOCUMENT)
@SinceRelease(2)
public class InvoicePages {

  private static final Permission TO_CREDIT =
      new Permission(BusinessObject.SALES_DOCUMENT, Action.EXECUTE);

  private static final ListKind<DocumentView> LIST =
      ListKind.ofDocuments(
          "There is no invoice yet: post an order to make one.",
          DocumentView::number,
          DocumentView::postingDate,
          DocumentView::customerName,
          ListKind.Column.text("Due", invoice -> invoice.dueDate().toString()),
          ListKind.Column.amount("Net amount", invoice -> Amounts.text(invoice.netAmount())),
          ListKind.Column.amount("Still open", invoice -> Amounts.text(invoice.remaining())));

  /**
   * What is needed to take an invoice back.
   *
   * @param key of this page alone, so that a second click is the first
   */
  record Credit(URI send, UUID key, List<Line> lines) {

    /** A line of the invoice, in words. */
    record Line(int number, String text) {

      static Line of(LineView line) {
        String quantity = line.quantity().stripTrailingZeros().toPlainString();
        return new Line(
            line.line(), "%s %s, of %s".formatted(line.item(), line.description(), quantity));
      }
    }
  }

  private final SalesInvoicesResource invoices;
  private final CompanySections sections;
  private final Lists lists;
  private final Supplier<UUID> keys;

  InvoicePages(
      SalesInvoicesResource invoices, CompanySections sections, Lists lists, Supplier<UUID> keys) {
    this.invoices = invoices;
    this.sections = sections;
    this.lists = lists;
    this.keys = keys;
  }

  @GET
  @Operation(hidden = true)
  public String list(@PathParam("company") String company, @BeanParam DocumentQuery query) {
    return lists.page(in(company), LIST, invoices.list(company, query), query);
  }

  @GET
  @Path("cards/{invoice}")
  @Operation(hidden = true)
  public String card(
      @PathParam("company") String company,
      @PathParam("invoice") String number,
      @Context HttpHeaders headers) {
    CompanySection at = in(company);
    DocumentView invoice = (DocumentView) invoices.get(company, number, headers).getEntity();
    PostedCard card = PostedCard.invoice(at, invoice);
    Credit credit = at.offers(TO_CREDIT) ? credit(at, invoice) : null;
    return Templates.posted(at.frame(card.title()), card, credit).render();
  }

  private Credit credit(CompanySection at, DocumentView invoice) {
    return new Credit(
        at.card(invoice.number(), "credit"),
        keys.get(),
        invoice.lines().stream().map(Credit.Line::of).toList());
  }

  @POST
  @Path("cards/{invoice}/credit")
  @RequiresPermission(value = BusinessObject.SALES_DOCUMENT, action = Action.EXECUTE)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response credit(
      @PathParam("company") String company,
      @PathParam("invoice") String number,
      @HeaderParam("Idempotency-Key") String key,
      MultivaluedMap<String, String> form) {
    DocumentView memo =
        (DocumentView) invoices.credit(company, number, key, CreditForm.values(form)).getEntity();
    return CompanySection.leadTo(in(company).cardIn(Section.CREDIT_MEMOS, memo.number()));
  }

  private CompanySection in(String company) {
    return sections.of(company, Section.SALES_INVOICES);
  }
}
