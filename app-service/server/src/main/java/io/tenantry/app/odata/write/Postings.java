package io.tenantry.app.odata.write;

import io.tenantry.app.http.Validation;
import io.tenantry.app.journal.PostingRequests;
import io.tenantry.app.odata.model.Operations;
import io.tenantry.app.odata.query.Refused;
import io.tenantry.app.payment.Payments;
import io.tenantry.app.payment.ReverseValues;
import io.tenantry.app.sales.CreditValues;
import io.tenantry.app.sales.PostValues;
import io.tenantry.app.sales.Selling;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;

/** What actions do. Called in the transaction of the company. */
@ApplicationScoped
public class Postings {

  private final Selling selling;
  private final Payments payments;
  private final PostingRequests requests;
  private final Validation validation;

  Postings(Selling selling, Payments payments, PostingRequests requests, Validation validation) {
    this.selling = selling;
    this.payments = payments;
    this.requests = requests;
    this.validation = validation;
  }

  /**
   * Returns number or id of what was made.
   *
   * @param id of the entity
   * @param key of the request, with which asking again answers the same; null is none
   * @param date of the posting
   */
  public String run(String action, String id, String key, Optional<LocalDate> date) {
    LocalDate day = date.orElse(null);
    return switch (action) {
      case Operations.POST -> selling.post(id, key, validation.valid(new PostValues(day)));
      case Operations.CREDIT ->
          selling.credit(id, key, validation.valid(new CreditValues(day, null)));
      case Operations.REVERSE -> reverse(id, key, validation.valid(new ReverseValues(day, null)));
      default -> throw Refused.notSupported("This action");
    };
  }

  private String reverse(String id, String key, ReverseValues values) {
    return requests.once(
        key,
        String.join(" ", "reverse payment", id),
        values,
        () -> {
          payments.reverse(id, values);
          return id;
        });
  }
}
