package io.tenantry.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+49 30", "-x", "@sum", "\t=1", "\r=1"})
  void textThatASpreadsheetWouldCalculateStaysText(String text) {
    assertThat(Cell.of(text)).isEqualTo("'" + text);
  }

  @Test
  void otherTextAndNumbersStayAsTheyAre() {
    assertThat(Cell.of("a=b")).isEqualTo("a=b");
    assertThat(Cell.of(new BigDecimal("-1.50"))).isEqualTo("-1.50");
    assertThat(Cell.of(null)).isEmpty();
  }
}
