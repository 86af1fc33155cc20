package io.tenantry.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource({
    "1, 0.005, 0, 0.01",
    "1, 0.0049, 0, 0.00",
    "3, 9.65, 0.15, 24.61",
    "10, 14.40, 0.25, 108.00",
    "1, 0.05, 0.1, 0.05",
    "7, 100, 1, 0.00"
  })
  void lineIsRoundedToCentsHalfACentUp(
      BigDecimal quantity, BigDecimal price, BigDecimal discount, String net) {
    assertThat(Money.ofLine(quantity, price, discount)).isEqualTo(Money.of(net));
  }

  @Test
  void fractionOfACentIsNoMoney() {
    assertThatThrownBy(() -> Money.of("0.001")).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void amountBeyondTheLedgerIsRefused() {
    assertThatThrownBy(() -> Money.of("10000000000000000"))
        .isInstanceOf(AmountTooLargeException.class);
  }

  @Test
  void sameAmountIsEqualHoweverItIsWritten() {
    assertThat(Money.of("1")).isEqualTo(Money.of("1.00"));
  }
}
