package io.tenantry.app.sales;

import io.tenantry.app.http.Preconditions;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.journal.PostingRequests;
import io.tenantry.app.sql.RoundTrip;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What can be done with orders and invoices, whatever interface asks; inside of a {@link
 * io.tenantry.app.company.CompanyScope}. {@code reference} is a number, in any letter case, or id.
 */
@ApplicationScoped
public class Selling {

  private final SalesOrders orders;
  private final OrderPosting posting;
  private final DocumentStore documents;
  private final CreditPosting credits;
  private final PostingRequests requests;

  Selling(
      SalesOrders orders,
      OrderPosting posting,
      DocumentStore documents,
      CreditPosting credits,
      PostingRequests requests) {
    this.orders = orders;
    this.posting = posting;
    this.documents = documents;
    this.credits = credits;
    this.requests = requests;
  }

  /**
   * Returns the number of the order.
   *
   * @param values checked
   * @throws ProblemException {@code sales-order-exists}, {@code validation-failed}
   */
  public String create(OrderValues values) {
    return orders.create(values).number();
  }

  /**
   * @param change returns checked values
   * @throws ProblemException {@code unknown-sales-order}, {@code version-mismatch}, {@code
   *     already-posted}, {@code sales-order-exists}, {@code validation-failed}
   */
  public void change(String reference, Preconditions given, UnaryOperator<OrderValues> change) {
    orders.change(reference, given, change);
  }

  /**
   * @throws ProblemException {@code unknown-sales-order}, {@code version-mismatch}, {@code
   *     already-posted}
   */
  public void delete(String reference, Preconditions given) {
    orders.delete(reference, given);
  }

  /**
   * Makes the invoice of an order; returns its number.
   *
   * @param key of the request, with which asking again answers the same; null is none
   * @throws ProblemException {@code unknown-sales-order}, {@code already-posted}, {@code
   *     nothing-to-post}, {@code period-closed}, {@code idempotency-key-reused}
   */
  public String post(String reference, String key, PostValues values) {
    return post(reference, key, values, (trip, invoice) -> {});
  }

  /**
   * The same; returns the invoice.
   *
   * @throws ProblemException as {@link #post}
   */
  DocumentStore.WholeDocument invoice(String reference, String key, PostValues values) {
    List<DocumentStore.Asked> made = new ArrayList<>();
    String number =
        post(
            reference,
            key,
            values,
            (trip, invoice) ->
                made.add(documents.whole(trip, DocumentKind.INVOICE, invoice.number())));
    return made.stream()
        .flatMap(asked -> asked.found().stream())
        .findFirst()
        .orElseGet(() -> documents.whole(DocumentKind.INVOICE, number));
  }

  private String post(
      String reference, String key, PostValues values, BiConsumer<RoundTrip, NewDocument> also) {
    String order = known(key, reference, () -> orders.id(reference));
    return requests.once(
        key, String.join(" ", "post sales-order", order), values, () -> post(order, values, also));
  }

  private String post(String order, PostValues values, BiConsumer<RoundTrip, NewDocument> also) {
    PostedOrder posted =
        posting.post(OrderKeys.of(order), Optional.ofNullable(values.postingDate()), also).stream()
            .findFirst()
            .orElseThrow(SalesOrders::unknown);
    return posted.invoice().orElseThrow(() -> posted.refusal().orElseThrow());
  }

  /** A key is one of the thing itself, however that is named; without one nobody looks it up. */
  private static String known(String key, String reference, Supplier<UUID> id) {
    return key == null ? reference : id.get().toString();
  }

  /**
   * Takes back an invoice with a credit memo; returns the id of that.
   *
   * @param key of the request, with which asking again answers the same; null is none
   * @throws ProblemException {@code unknown-sales-invoice}, {@code over-credited}, {@code
   *     nothing-to-post}, {@code period-closed}, {@code idempotency-key-reused}
   */
  public String credit(String reference, String key, CreditValues values) {
    String invoice =
        known(key, reference, () -> documents.get(DocumentKind.INVOICE, reference).id());
    return requests.once(
        key,
        String.join(" ", "credit sales-invoice", invoice),
        values,
        () -> credits.credit(invoice, values).toString());
  }
}
