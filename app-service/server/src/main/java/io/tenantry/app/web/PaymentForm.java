package io.tenantry.app.web;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.payment.Applied;
import io.tenantry.app.payment.ApplyValues;
import io.tenantry.app.payment.PaymentValues;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads what a customer has paid, and which invoices it is for. */
final class PaymentForm {

  private static final String INVOICE = "invoice";
  private static final String APPLIED = "applied";

  private PaymentForm() {}

  /**
   * @throws ProblemException {@code validation-failed}
   */
  static PaymentValues values(MultivaluedMap<String, String> form) {
    FormFields fields = new FormFields(form);
    return fields.understood(
        new PaymentValues(
            fields.text("customer"),
            fields.number("amount"),
            fields.date("postingDate"),
            fields.text("description"),
            applied(fields),
            fields.checked("oldest")));
  }

  /**
   * @throws ProblemException {@code validation-failed}
   */
  static ApplyValues use(MultivaluedMap<String, String> form) {
    FormFields fields = new FormFields(form);
    return fields.understood(new ApplyValues(applied(fields), fields.checked("oldest")));
  }

  /** An invoice without an amount is not meant. */
  private static List<Applied> applied(FormFields fields) {
    List<Applied> applied = new ArrayList<>();
    for (int i = 0; i < fields.count(INVOICE); i++) {
      String invoice = fields.text(INVOICE, i);
      BigDecimal amount = fields.number(APPLIED, i, APPLIED + "-" + invoice);
      if (!fields.text(APPLIED, i).isEmpty()) {
        applied.add(new Applied(invoice, amount));
      }
    }
    return applied;
  }
}
