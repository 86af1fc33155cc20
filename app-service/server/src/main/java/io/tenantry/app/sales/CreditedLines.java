package io.tenantry.app.sales;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.ledger.Money;
import io.tenantry.app.sales.DocumentStore.CreditedLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much of each line of an invoice a credit memo takes back. The last part of a line is credited
 * with what is left of its amount, so that parts never add up to a cent more than the whole.
 */
final class CreditedLines {

  /** What was credited of a line. */
  record Credited(int line, BigDecimal quantity, Money net) {

    static Credited nothing(int line) {
      return new Credited(line, BigDecimal.ZERO, Money.ZERO);
    }
  }

  private final List<LineView> invoiced;
  private final Map<Integer, Credited> before;

  /**
   * @param invoiced lines of the invoice
   * @param before what earlier credit memos took back of them
   */
  CreditedLines(List<LineView> invoiced, Collection<Credited> before) {
    this.invoiced = invoiced;
    this.before = before.stream().collect(Collectors.toMap(Credited::line, Function.identity()));
  }

  /**
   * The lines of a credit memo.
   *
   * @param wanted quantities by lines; empty: all that is left
   * @throws ProblemException {@code over-credited}
   */
  List<CreditedLine> of(Optional<Map<Integer, BigDecimal>> wanted) {
    List<CreditedLine> lines = new ArrayList<>();
    for (LineView line : invoiced) {
      BigDecimal left = left(line);
      BigDecimal quantity =
          wanted.map(some -> some.getOrDefault(line.line(), BigDecimal.ZERO)).orElse(left);
      if (quantity.compareTo(left) > 0) {
        throw overCredited("Of line " + line.line() + " at most " + left.toPlainString());
      }
      if (quantity.signum() > 0) {
        lines.add(
            new CreditedLine(
                lines.size() + 1, line.line(), quantity, net(line, quantity).amount()));
      }
    }
    demandSome(lines, wanted.map(Map::size).orElse(lines.size()));
    return lines;
  }

  /**
   * Each wanted line has a quantity above zero, so that one that is missing is not the invoice's.
   */
  private static void demandSome(List<CreditedLine> lines, int wanted) {
    if (lines.isEmpty()) {
      throw overCredited("Nothing is left of the invoice that");
    }
    if (lines.size() != wanted) {
      throw overCredited("Only lines of the invoice");
    }
  }

  private BigDecimal left(LineView line) {
    return line.quantity().subtract(credited(line).quantity());
  }

  private Money net(LineView line, BigDecimal quantity) {
    Money rest = new Money(line.netAmount()).minus(credited(line).net());
    return quantity.compareTo(left(line)) == 0
        ? rest
        : Money.ofLine(quantity, line.unitPrice(), line.discount()).smaller(rest);
  }

  private Credited credited(LineView line) {
    return before.getOrDefault(line.line(), Credited.nothing(line.line()));
  }

  private static ProblemException overCredited(String most) {
    return new ProblemException(ProblemType.OVER_CREDITED, most + " can be credited");
  }
}
