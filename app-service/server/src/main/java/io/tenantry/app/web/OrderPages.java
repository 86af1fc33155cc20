package io.tenantry.app.web;

import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyLookup;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.link.PageLinks;
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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Sales orders in the web client: entered with their lines, and posted, which makes invoices. */
@Path("/ui/companies/{company}/sales-orders")
@Produces(Html.TYPE)
@Authenticated
@RequiresPermission(BusinessObject.SALES_ORDER)
@SinceRelease(2)
public class OrderPages {

  private static final String ORDERS = "sales-orders";
  private static final String CARDS = "cards";

  private static final List<Lists.Column<OrderView>> COLUMNS =
      List.of(
          Lists.Column.sorted("Number", "number", OrderView::number),
          Lists.Column.sorted("Date", "date", order -> order.orderDate().toString()),
          Lists.Column.text("Customer", OrderView::customerName),
          Lists.Column.text(
              "State", order -> order.posted() ? "invoice " + order.invoice() : "open"),
          Lists.Column.amount("Net amount", order -> Amounts.text(order.netAmount())));

  private final SalesOrdersResource orders;
  private final Frames frames;
  private final Lists lists;
  private final PageLinks links;
  private final CompanyLookup companies;

  OrderPages(
      SalesOrdersResource orders,
      Frames frames,
      Lists lists,
      PageLinks links,
      CompanyLookup companies) {
    this.orders = orders;
    this.frames = frames;
    this.lists = lists;
    this.links = links;
    this.companies = companies;
  }

  @GET
  @Operation(hidden = true)
  public String list(@PathParam("company") String company, @BeanParam OrderQuery query) {
    Page<OrderView> page = orders.list(company, query);
    String segment = segment(company);
    ListView view =
        lists.view(
            new Lists.Spot<>(segment, Section.SALES_ORDERS.path(), order -> card(order.number())),
            COLUMNS,
            page,
            query,
            List.of(new Frame.Place("New order", links.in(segment, ORDERS, "new"), false, "n")),
            "There is no order yet: enter the first one.");
    return Templates.list(frame(company, Section.SALES_ORDERS.title()), view).render();
  }

  @GET
  @Path("new")
  @Operation(hidden = true)
  public String blank(@PathParam("company") String company) {
    return rendered(company, OrderCard.blank(), "New order");
  }

  @GET
  @Path("line")
  @Operation(hidden = true)
  public String line(@PathParam("company") String company) {
    return Templates.orderLine(OrderCard.Line.BLANK, items(segment(company))).render();
  }

  @GET
  @Path("cards/{order}")
  @Operation(hidden = true)
  public String card(
      @PathParam("company") String company,
      @PathParam("order") String order,
      @Context HttpHeaders headers) {
    Response answer = orders.get(company, order, headers);
    OrderView view = (OrderView) answer.getEntity();
    return rendered(
        company,
        OrderCard.of(view, answer.getHeaderString(HttpHeaders.ETAG)),
        "Order " + view.number());
  }

  @POST
  @Path(CARDS)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response create(
      @PathParam("company") String company, MultivaluedMap<String, String> form) {
    return leadTo(company, orders.create(company, OrderForm.values(form)));
  }

  @PUT
  @Path("cards/{order}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response save(
      @PathParam("company") String company,
      @PathParam("order") String order,
      @Context HttpHeaders headers,
      MultivaluedMap<String, String> form) {
    return leadTo(company, orders.replace(company, order, headers, OrderForm.values(form)));
  }

  @DELETE
  @Path("cards/{order}")
  @Operation(hidden = true)
  public Response delete(
      @PathParam("company") String company,
      @PathParam("order") String order,
      @Context HttpHeaders headers) {
    orders.delete(company, order, headers);
    return CardPages.leadTo(links.in(segment(company), ORDERS));
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
    return CardPages.leadTo(links.in(segment(company), "sales-invoices", CARDS, invoice.number()));
  }

  private static void requireAsShown(Response answer, HttpHeaders headers) {
    if (!((OrderView) answer.getEntity()).posted()) {
      Preconditions.of(headers).requireMatch(answer.getHeaderString(HttpHeaders.ETAG));
    }
  }

  private Response leadTo(String company, Response answer) {
    OrderView order = (OrderView) answer.getEntity();
    return CardPages.leadTo(links.in(segment(company), card(order.number())));
  }

  private String rendered(String company, OrderCard order, String title) {
    String segment = segment(company);
    OrderCard linked =
        order.linked(
            new OrderCard.Places(
                order.fresh()
                    ? links.in(segment, ORDERS, CARDS)
                    : links.in(segment, card(order.number())),
                links.in(segment, ORDERS, CARDS, order.number(), "post"),
                links.in(segment, ORDERS, "line"),
                links.in(segment, "customers", "options"),
                items(segment),
                links.in(segment, "sales-invoices", CARDS, order.invoice()),
                links.in(segment, ORDERS)));
    return Templates.order(frame(company, title), linked).render();
  }

  private URI items(String segment) {
    return links.in(segment, "items", "options");
  }

  private Frame frame(String company, String title) {
    return frames.of(company, Section.SALES_ORDERS, title);
  }

  private String segment(String company) {
    return companies.get(company).segment();
  }

  private static String[] card(String number) {
    return new String[] {ORDERS, CARDS, number};
  }
}
