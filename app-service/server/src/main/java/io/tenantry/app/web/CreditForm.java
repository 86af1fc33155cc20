package io.tenantry.app.web;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.sales.CreditValues;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads what is to be credited of an invoice: all that is left, unless quantities are given. */
final class CreditForm {

  private static final String QUANTITY = "quantity";

  private CreditForm() {}

  /**
   * @throws ProblemException {@code validation-failed}
   */
  static CreditValues values(MultivaluedMap<String, String> form) {
    FormFields fields = new FormFields(form);
    List<CreditValues.Line> lines = lines(fields);
    return fields.understood(
        new CreditValues(fields.date("postingDate"), lines.isEmpty() ? null : lines));
  }

  private static List<CreditValues.Line> lines(FormFields fields) {
    List<CreditValues.Line> lines = new ArrayList<>();
    for (int i = 0; i < fields.count(QUANTITY); i++) {
      String field = QUANTITY + "-" + fields.text("line", i);
      BigDecimal quantity = fields.number(QUANTITY, i, field);
      if (!fields.text(QUANTITY, i).isEmpty()) {
        lines.add(new CreditValues.Line(fields.whole("line", i, field), quantity));
      }
    }
    return lines;
  }
}
