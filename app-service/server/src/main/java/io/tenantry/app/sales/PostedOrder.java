package io.tenantry.app.sales;

import io.tenantry.app.http.ProblemException;
import java.util.Optional;

/**
 * What became of an order that was to be posted.
 *
 * @param order its number
 * @param invoice number of its invoice, if it was posted
 * @param refusal why not, if it was not
 */
record PostedOrder(String order, Optional<String> invoice, Optional<ProblemException> refusal) {

  static PostedOrder as(String order, String invoice) {
    return new PostedOrder(order, Optional.of(invoice), Optional.empty());
  }

  static PostedOrder not(String order, ProblemException refusal) {
    return new PostedOrder(order, Optional.empty(), Optional.of(refusal));
  }
}
