package io.tenantry.app.sales;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What became of orders that were to be posted.
 *
 * @param posted how many were
 * @param refused how many were not
 * @param results one for each order
 */
public record PostedView(int posted, int refused, List<Result> results) {

  /**
   * What became of one.
   *
   * @param order its number
   * @param invoice number of its invoice, if it was posted
   * @param code why it was not, for programs
   * @param detail why it was not, for people
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Result(String order, String invoice, String code, String detail) {

    static Result of(PostedOrder order) {
      return new Result(
          order.order(),
          order.invoice().orElse(null),
          order.refusal().map(refusal -> refusal.type().code()).orElse(null),
          order.refusal().map(Throwable::getMessage).orElse(null));
    }
  }

  static PostedView of(List<PostedOrder> orders) {
    int posted = (int) orders.stream().filter(order -> order.invoice().isPresent()).count();
    return new PostedView(posted, orders.size() - posted, orders.stream().map(Result::of).toList());
  }
}
