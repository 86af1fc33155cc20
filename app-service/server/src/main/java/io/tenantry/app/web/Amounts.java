package io.tenantry.app.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;

/** Amounts as people read them: {@code 1,265,793.29}. */
final class Amounts {

  private static final int CENTS = 2;
  private static final int MOST_DECIMALS = 4;

  private Amounts() {}

  static String text(BigDecimal amount) {
    NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
    format.setMinimumFractionDigits(CENTS);
    format.setMaximumFractionDigits(MOST_DECIMALS);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(amount);
  }
}
