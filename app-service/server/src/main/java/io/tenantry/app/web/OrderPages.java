package io.tenantry.app.web;

import io.quarkus.security.Authenticated;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import io.tenantry.app.sales.DocumentView;
import io.tenantry.app.sales.OrderQuery;
import io.tenantry.app.sales.OrderView;
import io.tenantry.app.sales.PostValues;
import io.tenantry.app.sales.SalesOrdersResource;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Sales orders in the web client: entered with their lines, and posted, which makes invoices. */
@Path("/ui/companies/{company}/sales-orders")
@Produces(Html.TYPE)
@Authenticated
@RequiresPermission(BusinessObject.SALES_ORDER)
@SinceRelease(2)
public class OrderPages extends EditedPages {

  private static final ListKind<OrderView> LIST =
      ListKind.ofDocuments(
          "There is no order yet: enter the first one.",
          OrderView::number,
          OrderView::orderDate,
          OrderView::customerName,
          ListKind.Column.text(
              "State", order -> order.posted() ? "invoice " + order.invoice() : "open"),
          ListKind.Column.amount("Net amount", order -> Amounts.text(order.netAmount())));

  private final SalesOrdersResource orders;

  OrderPages(SalesOrdersResource orders) {
    this.orders = orders;
  }

  @GET
  @Operation(hidden = true)
  public String list(@PathParam("company") String company, @BeanParam OrderQuery query) {
    CompanySection at = in(company);
    return lists.page(at, LIST, orders.list(company, query), query, at.adding("New order"));
  }

  @GET
  @Path("line")
  @Operation(hidden = true)
  public String line(@PathParam("company") String company) {
    return Templates.orderLine(OrderCard.Line.BLANK, in(company).in(Section.ITEMS, "options"))
        .render();
  }

  /**
   * Posts the order as it was shown. Its page sends the version it shows, and a key made of that:
   * what was changed since is not posted unseen, and a second click is the first.
   */
  @POST
  @Path("cards/{order}/post")
  @RequiresPermission(value = BusinessObject.SALES_ORDER, action = Action.EXECUTE)
  @Operation(hidden = true)
  public Response post(
      @PathParam("company") String company,
      @PathParam("order") String order,
      @Context HttpHeaders headers) {
    requireAsShown(orders.get(company, order, headers), headers);
    String key = headers.getHeaderString("Idempotency-Key");
    DocumentView invoice =
        (DocumentView) orders.post(company, order, key, new PostValues(null)).getEntity();
    return CompanySection.leadTo(in(company).cardIn(Section.SALES_INVOICES, invoice.number()));
  }

  private static void requireAsShown(Response answer, HttpHeaders headers) {
    if (!((OrderView) answer.getEntity()).posted()) {
      Preconditions.of(headers).requireMatch(answer.getHeaderString(HttpHeaders.ETAG));
    }
  }

  @Override
  Section section() {
    return Section.SALES_ORDERS;
  }

  @Override
  String blank(CompanySection at) {
    return rendered(at, OrderCard.blank(), "New order");
  }

  @Override
  String shown(CompanySection at, Response answer) {
    OrderView order = (OrderView) answer.getEntity();
    return rendered(
        at,
        OrderCard.of(order, answer.getHeaderString(HttpHeaders.ETAG)),
        "Order " + order.number());
  }

  @Override
  Response read(String company, String number, HttpHeaders headers) {
    return orders.get(company, number, headers);
  }

  @Override
  Response created(String company, MultivaluedMap<String, String> form) {
    return orders.create(company, OrderForm.values(form));
  }

  @Override
  Response replaced(
      String company, String number, HttpHeaders headers, MultivaluedMap<String, String> form) {
    return orders.replace(company, number, headers, OrderForm.values(form));
  }

  @Override
  void deleted(String company, String number, HttpHeaders headers) {
    orders.delete(company, number, headers);
  }

  private static String rendered(CompanySection at, OrderCard order, String title) {
    return Templates.order(at.frame(title), order.linked(OrderCard.Places.of(at, order))).render();
  }
}
