package io.tenantry.app.payment;

import io.quarkus.security.Authenticated;
import io.tenantry.app.company.CompanyScope;
import io.tenantry.app.company.ScopedCompany;
import io.tenantry.app.http.Page;
import io.tenantry.app.http.Validation;
import io.tenantry.app.journal.PostingRequests;
import io.tenantry.app.link.EntityPath;
import io.tenantry.app.link.Links;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Payments over REST. */
@Path("/api/v1/companies/{company}/payments")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RequiresPermission(BusinessObject.PAYMENT)
@SinceRelease(2)
@Tag(name = "Payments")
public class PaymentsResource {

  private static final String PATH = "payments";
  private static final String REPEATABLE =
      "With an Idempotency-Key, asking again answers the same and changes nothing.";

  private final CompanyScope scope;
  private final Payments payments;
  private final PaymentStore store;
  private final PostingRequests requests;
  private final Validation validation;
  private final Links links;

  PaymentsResource(
      CompanyScope scope,
      Payments payments,
      PaymentStore store,
      PostingRequests requests,
      Validation validation,
      Links links) {
    this.scope = scope;
    this.payments = payments;
    this.store = store;
    this.requests = requests;
    this.validation = validation;
    this.links = links;
  }

  @GET
  @Operation(operationId = "listPayments", summary = "List payments")
  public Page<PaymentView> list(
      @PathParam("company") String company, @BeanParam DocumentQuery query) {
    return scope.call(
        company,
        in -> {
          EntityPath at = below(in);
          return Page.cut(
              store.list(query),
              query.limit(),
              query::after,
              row -> view(at, row),
              after -> links.nextPage(query.repeated(), after, "companies", in.segment(), PATH));
        });
  }

  @GET
  @Path("{payment}")
  @Operation(operationId = "readPayment", summary = "Read a payment by number or id")
  @APIResponse(responseCode = "200", description = "As it was posted, and what is left of it")
  @APIResponse(responseCode = "404", description = "unknown-payment, unknown-company")
  public PaymentView get(
      @PathParam("company") String company, @PathParam("payment") String payment) {
    return scope.call(company, in -> view(in, store.get(payment)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "postPayment",
      summary = "Post a payment and use it for invoices",
      description = REPEATABLE)
  @APIResponse(responseCode = "201", description = "The payment")
  @APIResponse(responseCode = "400", description = "validation-failed, malformed-json")
  @APIResponse(responseCode = "409", description = "over-applied, period-closed")
  @APIResponse(responseCode = "422", description = "idempotency-key-reused")
  public Response post(
      @PathParam("company") String company,
      @HeaderParam("Idempotency-Key") String key,
      PaymentValues values) {
    PaymentValues valid = validation.valid(values);
    return scope.call(
        company,
        in -> {
          String id =
              requests.once(key, "post payment", valid, () -> payments.post(valid).toString());
          PaymentView view = view(in, store.get(id));
          return Response.created(view.links().get("self")).entity(view).build();
        });
  }

  @POST
  @Path("{payment}/apply")
  @RequiresPermission(value = BusinessObject.PAYMENT, action = Action.MODIFY)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "applyPayment",
      summary = "Use what is left of a payment for invoices",
      description = REPEATABLE)
  @APIResponse(responseCode = "200", description = "The payment, and what is left of it")
  @APIResponse(responseCode = "409", description = "over-applied")
  public PaymentView apply(
      @PathParam("company") String company,
      @PathParam("payment") String payment,
      @HeaderParam("Idempotency-Key") String key,
      ApplyValues values) {
    ApplyValues valid = validation.valid(values);
    return scope.call(
        company,
        in -> {
          PaymentRow row = store.get(payment);
          return once(in, key, "apply payment", row.id(), valid, () -> payments.apply(row, valid));
        });
  }

  @POST
  @Path("{payment}/reverse")
  @RequiresPermission(value = BusinessObject.PAYMENT, action = Action.EXECUTE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "reversePayment",
      summary = "Take a payment back; what it settled is open again",
      description = REPEATABLE)
  @APIResponse(responseCode = "200", description = "The payment, reversed")
  @APIResponse(responseCode = "409", description = "already-reversed, period-closed")
  public PaymentView reverse(
      @PathParam("company") String company,
      @PathParam("payment") String payment,
      @HeaderParam("Idempotency-Key") String key,
      ReverseValues values) {
    ReverseValues valid = validation.valid(values);
    return scope.call(
        company,
        in -> {
          UUID id = store.get(payment).id();
          return once(
              in, key, "reverse payment", id, valid, () -> payments.reverse(payment, valid));
        });
  }

  private PaymentView once(
      ScopedCompany in, String key, String action, UUID payment, Object body, Runnable work) {
    requests.once(
        key,
        String.join(" ", action, payment.toString()),
        body,
        () -> {
          work.run();
          return payment.toString();
        });
    return view(in, store.get(payment.toString()));
  }

  private PaymentView view(ScopedCompany in, PaymentRow row) {
    return view(below(in), row);
  }

  private EntityPath below(ScopedCompany company) {
    return links.below("companies", company.segment());
  }

  private static PaymentView view(EntityPath in, PaymentRow row) {
    return new PaymentView(
        row.id(),
        row.number(),
        row.customer(),
        row.customerName(),
        row.date(),
        row.amount(),
        row.description(),
        row.remaining().negate(),
        row.transaction(),
        row.reversal(),
        row.postedAt(),
        row.postedBy(),
        linksOf(in, row));
  }

  private static Map<String, URI> linksOf(EntityPath in, PaymentRow row) {
    return Map.of(
        "self", in.to(PATH).to(row.number()).uri(),
        "customer", in.to("customers").to(row.customer()).uri(),
        "company", in.uri());
  }
}
