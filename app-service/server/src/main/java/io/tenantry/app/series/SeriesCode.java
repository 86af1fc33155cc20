package io.tenantry.app.series;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import java.util.Arrays;
import java.util.Locale;

/** What is numbered. The code is the name in lower case with dashes. */
public enum SeriesCode {
  SALES_ORDER,
  INVOICE,
  CREDIT_MEMO,
  PAYMENT,
  TRANSACTION;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws ProblemException {@code unknown-number-series}
   */
  static SeriesCode of(String code) {
    return Arrays.stream(values())
        .filter(series -> series.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNKNOWN_NUMBER_SERIES,
                    "Number series are sales-order, invoice, credit-memo, payment and"
                        + " transaction"));
  }
}
