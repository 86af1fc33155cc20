package io.tenantry.app.web;

import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyLookup;
import io.tenantry.app.link.PageLinks;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import io.tenantry.app.sales.DocumentView;
import io.tenantry.app.sales.SalesInvoicesResource;
import io.tenantry.app.sql.DocumentQuery;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Posted invoices in the web client: to be looked up and printed. */
@Path("/ui/companies/{company}/sales-invoices")
@Produces(Html.TYPE)
@Authenticated
@RequiresPermission(BusinessObject.SALES_DOCUMENT)
@SinceRelease(2)
public class InvoicePages {

  private static final List<Lists.Column<DocumentView>> COLUMNS =
      List.of(
          Lists.Column.sorted("Number", "number", DocumentView::number),
          Lists.Column.sorted("Date", "date", invoice -> invoice.postingDate().toString()),
          Lists.Column.text("Customer", DocumentView::customerName),
          Lists.Column.text("Due", invoice -> invoice.dueDate().toString()),
          Lists.Column.amount("Net amount", invoice -> Amounts.text(invoice.netAmount())),
          Lists.Column.amount("Still open", invoice -> Amounts.text(invoice.remaining())));

  /** An invoice as it is printed. */
  record InvoiceCard(
      DocumentView posted,
      List<String> address,
      List<OrderCard.Line> lines,
      String netAmount,
      String remaining) {

    static InvoiceCard of(DocumentView invoice) {
      return new InvoiceCard(
          invoice,
          Stream.of(
                  invoice.customerName(),
                  invoice.address(),
                  joined(invoice.postalCode(), invoice.city()),
                  invoice.region(),
                  invoice.country())
              .filter(line -> line != null && !line.isBlank())
              .toList(),
          invoice.lines().stream().map(OrderCard.Line::of).toList(),
          Amounts.text(invoice.netAmount()),
          Amounts.text(invoice.remaining()));
    }

    private static String joined(String postalCode, String city) {
      return Stream.of(postalCode, city)
          .filter(part -> part != null)
          .reduce((first, second) -> first + ' ' + second)
          .orElse("");
    }
  }

  private final SalesInvoicesResource invoices;
  private final Frames frames;
  private final Lists lists;
  private final PageLinks links;
  private final CompanyLookup companies;

  InvoicePages(
      SalesInvoicesResource invoices,
      Frames frames,
      Lists lists,
      PageLinks links,
      CompanyLookup companies) {
    this.invoices = invoices;
    this.frames = frames;
    this.lists = lists;
    this.links = links;
    this.companies = companies;
  }

  @GET
  @Operation(hidden = true)
  public String list(@PathParam("company") String company, @BeanParam DocumentQuery query) {
    String segment = companies.get(company).segment();
    ListView view =
        lists.view(
            new Lists.Spot<>(
                segment,
                Section.SALES_INVOICES.path(),
                invoice -> new String[] {"sales-invoices", "cards", invoice.number()}),
            COLUMNS,
            invoices.list(company, query),
            query,
            List.of(),
            "There is no invoice yet: post an order to make one.");
    return Templates.list(frame(company, Section.SALES_INVOICES.title()), view).render();
  }

  @GET
  @Path("cards/{invoice}")
  @Operation(hidden = true)
  public String card(
      @PathParam("company") String company,
      @PathParam("invoice") String invoice,
      @Context HttpHeaders headers) {
    DocumentView posted = (DocumentView) invoices.get(company, invoice, headers).getEntity();
    String segment = companies.get(company).segment();
    return Templates.invoice(
            frame(company, "Invoice " + posted.number()),
            InvoiceCard.of(posted),
            links.in(segment, "sales-orders", "cards", posted.order()),
            links.in(segment, Section.SALES_INVOICES.path()))
        .render();
  }

  private Frame frame(String company, String title) {
    return frames.of(company, Section.SALES_INVOICES, title);
  }
}
