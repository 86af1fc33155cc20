package io.tenantry.app.sales;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.http.MergePatch;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.http.Validation;
import io.tenantry.app.http.VersionTag;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.release.SinceRelease;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** Sales orders over REST, and posting them. */
@Path("/api/v1/companies/{company}/sales-orders")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(BusinessObject.SALES_ORDER)
@SinceRelease(2)
@Tag(name = "Sales orders")
public class SalesOrdersResource {

  private final CompanyScope scope;
  private final SalesOrders orders;
  private final OrderStore store;
  private final Selling selling;
  private final ManyOrders many;
  private final SalesAnswers answers;
  private final Validation validation;
  private final MergePatch mergePatch;

  SalesOrdersResource(
      CompanyScope scope,
      SalesOrders orders,
      OrderStore store,
      Selling selling,
      ManyOrders many,
      SalesAnswers answers,
      Validation validation,
      MergePatch mergePatch) {
    this.scope = scope;
    this.orders = orders;
    this.store = store;
    this.selling = selling;
    this.many = many;
    this.answers = answers;
    this.validation = validation;
    this.mergePatch = mergePatch;
  }

  @GET
  @Operation(operationId = "listSalesOrders", summary = "List orders, without their lines")
  public Page<OrderView> list(@PathParam("company") String company, @BeanParam OrderQuery query) {
    return scope.call(
        company, in -> answers.orders(in, query, store.list(query, query.onlyPosted())));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "createSalesOrder", summary = "Create an order with its lines")
  @APIResponse(responseCode = "201", description = "Created; Location and ETag name it")
  @APIResponse(responseCode = "400", description = "validation-failed, malformed-json")
  @APIResponse(responseCode = "409", description = "sales-order-exists")
  public Response create(@PathParam("company") String company, OrderValues values) {
    OrderValues valid = validation.valid(values);
    return scope.call(
        company,
        in -> {
          OrderView view = view(in, orders.create(valid));
          return tagged(Response.created(view.links().get("self")), view);
        });
  }

  @GET
  @Path("{order}")
  @Operation(operationId = "readSalesOrder", summary = "Read an order by number or id")
  @APIResponse(responseCode = "200", description = "As it is, with its ETag")
  @APIResponse(responseCode = "404", description = "unknown-sales-order, unknown-company")
  public Response get(
      @PathParam("company") String company,
      @PathParam("order") String order,
      @Context HttpHeaders headers) {
    Preconditions given = Preconditions.of(headers);
    return scope.call(
        company,
        in -> {
          OrderRow row = orders.get(order);
          return given.answer(row.tag(), () -> view(in, row));
        });
  }

  @PUT
  @Path("{order}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "replaceSalesOrder", summary = "Replace an order and its lines")
  @APIResponse(responseCode = "200", description = "As it is now")
  @APIResponse(responseCode = "409", description = "already-posted, sales-order-exists")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  public Response replace(
      @PathParam("company") String company,
      @PathParam("order") String order,
      @Context HttpHeaders headers,
      OrderValues values) {
    OrderValues valid = validation.valid(values);
    Preconditions given = Preconditions.of(headers);
    return scope.call(
        company, in -> tagged(Response.ok(), view(in, orders.replace(order, given, valid))));
  }

  @PATCH
  @Path("{order}")
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @Operation(
      operationId = "changeSalesOrder",
      summary = "Change fields of an order (JSON merge patch)",
      description = "Lines are changed all at once: those given replace those there are.")
  @APIResponse(responseCode = "200", description = "As it is now")
  @APIResponse(responseCode = "409", description = "already-posted, sales-order-exists")
  @APIResponse(responseCode = "412", description = "version-mismatch")
  public Response patch(
      @PathParam("company") String company,
      @PathParam("order") String order,
      @Context HttpHeaders headers,
      JsonNode patch) {
    Preconditions given = Preconditions.of(headers);
    return scope.call(
        company,
        in ->
            tagged(
                Response.ok(),
                view(in, orders.change(order, given, before -> patched(before, patch)))));
  }

  private OrderValues patched(OrderValues before, JsonNode patch) {
    return validation.valid(mergePatch.apply(before, patch, OrderValues.class));
  }

  @DELETE
  @Path("{order}")
  @Operation(operationId = "deleteSalesOrder", summary = "Delete an order that is not posted")
  @APIResponse(responseCode = "204", description = "Gone")
  @APIResponse(responseCode = "409", description = "already-posted")
  public void delete(
      @PathParam("company") String company,
      @PathParam("order") String order,
      @Context HttpHeaders headers) {
    Preconditions given = Preconditions.of(headers);
    scope.call(
        company,
        in -> {
          orders.delete(order, given);
          return in;
        });
  }

  @POST
  @Path("{order}/post")
  @RequiresPermission(value = BusinessObject.SALES_ORDER, action = Action.EXECUTE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "postSalesOrder",
      summary = "Post an order: make its invoice",
      description = "With an Idempotency-Key, asking again answers the same and changes nothing.")
  @APIResponse(responseCode = "201", description = "The invoice")
  @APIResponse(responseCode = "409", description = "already-posted, nothing-to-post, period-closed")
  @APIResponse(responseCode = "422", description = "idempotency-key-reused")
  public Response post(
      @PathParam("company") String company,
      @PathParam("order") String order,
      @HeaderParam("Idempotency-Key") String key,
      PostValues values) {
    PostValues valid = validation.valid(values);
    return scope.call(company, in -> invoice(in, selling.invoice(order, key, valid)));
  }

  private Response invoice(ScopedCompany in, DocumentStore.WholeDocument made) {
    DocumentView view = answers.document(in, DocumentKind.INVOICE, made.row(), made.lines());
    return Response.created(view.links().get("self")).entity(view).build();
  }

  @POST
  @Path("post")
  @RequiresPermission(value = BusinessObject.SALES_ORDER, action = Action.EXECUTE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "postSalesOrders",
      summary = "Post many orders; one that cannot be posted does not hold up the others",
      description = "With an Idempotency-Key, asking again answers the same and changes nothing.")
  @APIResponse(responseCode = "200", description = "What became of each order")
  @APIResponse(responseCode = "422", description = "idempotency-key-reused")
  public PostedView postMany(
      @PathParam("company") String company,
      @HeaderParam("Idempotency-Key") String key,
      PostManyValues values) {
    PostManyValues valid = validation.valid(values);
    return scope.call(company, ManyOrders.AT_MOST, in -> many.post(key, valid));
  }

  private OrderView view(ScopedCompany in, OrderRow row) {
    return answers.order(in, row, orders.lines(row));
  }

  private static Response tagged(Response.ResponseBuilder answer, OrderView view) {
    String tag = new VersionTag(view.id(), view.version()).toString();
    return answer.header(HttpHeaders.ETAG, tag).entity(view).build();
  }
}
