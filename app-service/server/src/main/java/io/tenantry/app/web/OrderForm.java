package io.tenantry.app.web;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.sales.OrderLineValues;
import io.tenantry.app.sales.OrderValues;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;

/** Reads the form of an order; of its lines, those that are not filled in are left out. */
final class OrderForm {

  private static final String ITEM = "item";
  private static final String QUANTITY = "quantity";

  private OrderForm() {}

  /**
   * What the form says, not yet checked beyond what a number or a date is.
   *
   * @throws ProblemException {@code validation-failed}
   */
  static OrderValues values(MultivaluedMap<String, String> form) {
    FormFields fields = new FormFields(form);
    return fields.understood(
        new OrderValues(
            fields.text("number"),
            fields.text("customer"),
            fields.date("orderDate"),
            fields.whole("paymentDays", 0, "paymentDays"),
            fields.text("reference"),
            lines(fields)));
  }

  private static List<OrderLineValues> lines(FormFields fields) {
    List<OrderLineValues> lines = new ArrayList<>();
    for (int i = 0; i < fields.count(ITEM); i++) {
      if (!fields.text(ITEM, i).isEmpty() || !fields.text(QUANTITY, i).isEmpty()) {
        lines.add(line(fields, i, "lines[" + lines.size() + "]."));
      }
    }
    return lines;
  }

  private static OrderLineValues line(FormFields fields, int i, String field) {
    return new OrderLineValues(
        fields.text(ITEM, i),
        fields.text("description", i),
        fields.number(QUANTITY, i, field + QUANTITY),
        fields.number("unitPrice", i, field + "unitPrice"),
        fields.number("discount", i, field + "discount"));
  }
}
