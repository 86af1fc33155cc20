package io.tenantry.app.web;

import io.quarkus.security.Authenticated;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.payment.PaymentView;
import io.tenantry.app.payment.PaymentsResource;
import io.tenantry.app.payment.ReverseValues;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import io.tenantry.app.permission.RequiresPermission;
import io.tenantry.app.receivable.CustomerEntriesResource;
import io.tenantry.app.receivable.EntryQuery;
import io.tenantry.app.receivable.EntryRow;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Payments in the web client: entered, used for open invoices, and taken back. */
@Path("/ui/companies/{company}/payments")
@Produces(Html.TYPE)
@Authenticated
@RequiresPermission(BusinessObject.PAYMENT)
@SinceRelease(2)
public class PaymentPages {

  private static final String KEY = "Idempotency-Key";
  private static final String INVOICE = "invoice";

  private static final ListKind<PaymentView> LIST =
      ListKind.ofDocuments(
          "There is no payment yet: enter the first one.",
          PaymentView::number,
          PaymentView::postingDate,
          PaymentView::customerName,
          ListKind.Column.text("State", payment -> payment.reversal() == null ? "" : "taken back"),
          ListKind.Column.amount("Amount", payment -> Amounts.text(payment.amount())),
          ListKind.Column.amount("Not used yet", payment -> Amounts.text(payment.unapplied())));

  /** An invoice that is not paid, or not all of it. */
  record OpenInvoice(String number, String due, String remaining) {

    static OpenInvoice of(EntryRow entry) {
      return new OpenInvoice(
          entry.documentNumber(), entry.dueDate().toString(), Amounts.text(entry.remaining()));
    }
  }

  private final PaymentsResource payments;
  private final CustomerEntriesResource entries;
  private final CompanySections sections;
  private final Lists lists;
  private final Supplier<UUID> keys;

  PaymentPages(
      PaymentsResource payments,
      CustomerEntriesResource entries,
      CompanySections sections,
      Lists lists,
      Supplier<UUID> keys) {
    this.payments = payments;
    this.entries = entries;
    this.sections = sections;
    this.lists = lists;
    this.keys = keys;
  }

  @GET
  @Operation(hidden = true)
  public String list(@PathParam("company") String company, @BeanParam DocumentQuery query) {
    CompanySection at = in(company);
    return lists.page(at, LIST, payments.list(company, query), query, at.adding("New payment"));
  }

  @GET
  @Path("new")
  @Operation(hidden = true)
  public String blank(@PathParam("company") String company) {
    CompanySection at = in(company);
    return Templates.newPayment(
            at.frame("New payment"),
            at.cards(),
            at.in(Section.CUSTOMERS, "options"),
            PaymentCard.open(at, Optional.empty()),
            keys.get(),
            at.list())
        .render();
  }

  /** What a customer owes, with inputs for what is paid of it. */
  @GET
  @Path("open-invoices")
  @RequiresPermission(BusinessObject.CUSTOMER_ENTRY)
  @Operation(hidden = true)
  public String open(
      @PathParam("company") String company,
      @QueryParam("customer") String customer,
      @BeanParam EntryQuery query) {
    if (customer == null || customer.isBlank()) {
      throw ProblemException.invalid("customer", "required", "must be given");
    }
    List<OpenInvoice> open =
        entries.entries(company, query.stillOpen()).items().stream()
            .filter(entry -> entry.kind().equals(INVOICE))
            .map(OpenInvoice::of)
            .toList();
    return Templates.openInvoices(open).render();
  }

  @GET
  @Path("cards/{payment}")
  @Operation(hidden = true)
  public String card(@PathParam("company") String company, @PathParam("payment") String number) {
    CompanySection at = in(company);
    PaymentView payment = payments.get(company, number);
    return Templates.payment(
            at.frame("Payment " + payment.number()), PaymentCard.of(at, payment, keys.get()))
        .render();
  }

  @POST
  @Path("cards")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response create(
      @PathParam("company") String company,
      @HeaderParam(KEY) String key,
      MultivaluedMap<String, String> form) {
    Response answer = payments.post(company, key, PaymentForm.values(form));
    return leadTo(company, (PaymentView) answer.getEntity());
  }

  @POST
  @Path("cards/{payment}/apply")
  @RequiresPermission(value = BusinessObject.PAYMENT, action = Action.MODIFY)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response apply(
      @PathParam("company") String company,
      @PathParam("payment") String number,
      @HeaderParam(KEY) String key,
      MultivaluedMap<String, String> form) {
    return leadTo(company, payments.apply(company, number, key, PaymentForm.use(form)));
  }

  @POST
  @Path("cards/{payment}/reverse")
  @RequiresPermission(value = BusinessObject.PAYMENT, action = Action.EXECUTE)
  @Operation(hidden = true)
  public Response reverse(
      @PathParam("company") String company,
      @PathParam("payment") String number,
      @HeaderParam(KEY) String key) {
    return leadTo(company, payments.reverse(company, number, key, new ReverseValues(null, null)));
  }

  private Response leadTo(String company, PaymentView payment) {
    return CompanySection.leadTo(in(company).card(payment.number()));
  }

  private CompanySection in(String company) {
    return sections.of(company, Section.PAYMENTS);
  }
}
