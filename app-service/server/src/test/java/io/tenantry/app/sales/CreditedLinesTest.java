package io.tenantry.app.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.ledger.Money;
import io.tenantry.app.sales.CreditedLines.Credited;
import io.tenantry.app.sales.DocumentStore.CreditedLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreditedLinesTest {

  /** Three at 0.335 cost 1.01, and one of them 0.34. */
  private static final LineView THREE =
      new LineView(
          1,
          "I1",
          "Bicycle",
          new BigDecimal("3"),
          new BigDecimal("0.335"),
          BigDecimal.ZERO,
          new BigDecimal("1.01"),
          null);

  private static final LineView ONE =
      new LineView(
          2,
          "I2",
          "Bell",
          BigDecimal.ONE,
          BigDecimal.TEN,
          BigDecimal.ZERO,
          new BigDecimal("10.00"),
          null);

  @Test
  void allThatIsLeftIsCreditedWhereNothingIsNamed() {
    CreditedLines lines =
        new CreditedLines(
            List.of(THREE, ONE), List.of(new Credited(1, BigDecimal.ONE, Money.of("0.34"))));

    assertThat(lines.of(Optional.empty()))
        .containsExactly(
            new CreditedLine(1, 1, new BigDecimal("2"), new BigDecimal("0.67")),
            new CreditedLine(2, 2, BigDecimal.ONE, new BigDecimal("10.00")));
  }

  @Test
  void partsOfALineAddUpToItsAmount() {
    assertThat(net(new CreditedLines(List.of(THREE), List.of()))).isEqualTo("0.34");
    assertThat(net(new CreditedLines(List.of(THREE), List.of(before("1", "0.34")))))
        .isEqualTo("0.34");
    assertThat(net(new CreditedLines(List.of(THREE), List.of(before("2", "0.68")))))
        .isEqualTo("0.33");
  }

  @Test
  void moreThanIsLeftIsRefused() {
    CreditedLines lines = new CreditedLines(List.of(THREE), List.of(before("2", "0.68")));

    assertThatThrownBy(() -> lines.of(quantity(1, "2")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Of line 1 at most 1");
  }

  @Test
  void lineOfNoInvoiceIsRefused() {
    CreditedLines lines = new CreditedLines(List.of(THREE), List.of());

    assertThatThrownBy(() -> lines.of(Optional.of(Map.of(1, BigDecimal.ONE, 7, BigDecimal.ONE))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Only lines of the invoice");
  }

  @Test
  void invoiceThatIsCreditedAlreadyIsRefused() {
    CreditedLines lines = new CreditedLines(List.of(THREE), List.of(before("3", "1.01")));

    assertThatThrownBy(() -> lines.of(Optional.empty()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Nothing is left");
  }

  private static Credited before(String quantity, String net) {
    return new Credited(1, new BigDecimal(quantity), Money.of(net));
  }

  private static String net(CreditedLines lines) {
    return lines.of(quantity(1, "1")).get(0).net().toPlainString();
  }

  private static Optional<Map<Integer, BigDecimal>> quantity(int line, String quantity) {
    return Optional.of(Map.of(line, new BigDecimal(quantity)));
  }
}
