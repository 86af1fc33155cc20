package io.tenantry.app.odata.query;

import io.tenantry.app.odata.model.Kind;
import io.tenantry.app.sql.Fragment;
import java.util.List;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;

/** What stands between two expressions. */
final class Operators {

  private Operators() {}

  static Term apply(BinaryOperatorKind operator, Term left, Term right) {
    return switch (operator) {
      case AND -> left.and(right);
      case OR -> left.or(right);
      case EQ -> equal(left, right);
      case NE -> unequal(left, right);
      case GT -> compare("({} > {})", left, right);
      case GE -> compare("({} >= {})", left, right);
      case LT -> compare("({} < {})", left, right);
      case LE -> compare("({} <= {})", left, right);
      case ADD -> add(left, right);
      case SUB -> subtract(left, right);
      case MUL -> Term.of(number(left, right), "({} * {})", left, right);
      case DIV -> divide(left, right);
      case MOD -> Term.of(number(left, right), "mod({}, {})", left, right);
      default -> throw Refused.notSupported("The operator " + operator);
    };
  }

  /** One of a list of values. */
  static Term in(Term left, List<Term> right) {
    List<Fragment> values =
        right.stream().filter(term -> !term.isNothing()).map(Term::sql).toList();
    Term found =
        values.isEmpty()
            ? Term.of(Kind.BOOLEAN, "false")
            : Term.comparison(
                "({} in ({}))", left, Term.of(left.kind(), Fragment.list(", ", values)));
    return values.size() == right.size()
        ? found
        : found.or(Term.of(Kind.BOOLEAN, "({} is null)", left));
  }

  private static Term compare(String template, Term left, Term right) {
    return Term.comparison(template, left, right);
  }

  /** Nothing equals nothing; a value is compared with {@code =}, for which there are indexes. */
  private static Term equal(Term left, Term right) {
    if (right.isNothing() || left.isNothing()) {
      return Term.of(Kind.BOOLEAN, "({} is null)", right.isNothing() ? left : right);
    }
    return left.constant() || right.constant()
        ? Term.comparison("({} = {})", left, right)
        : Term.of(Kind.BOOLEAN, "({} is not distinct from {})", left, right);
  }

  private static Term unequal(Term left, Term right) {
    if (right.isNothing() || left.isNothing()) {
      return Term.of(Kind.BOOLEAN, "({} is not null)", right.isNothing() ? left : right);
    }
    return Term.of(Kind.BOOLEAN, "({} is distinct from {})", left, right);
  }

  private static Term add(Term left, Term right) {
    if (right.kind() == Kind.DURATION) {
      return move("({} + {})", left, right);
    }
    return Term.of(number(left, right), "({} + {})", left, right);
  }

  private static Term subtract(Term left, Term right) {
    if (right.kind() == Kind.DURATION) {
      return move("({} - {})", left, right);
    }
    if (left.kind() == Kind.DATE && right.kind() == Kind.DATE) {
      return Term.of(Kind.DURATION, "(({} - {}) * interval '1 day')", left, right);
    }
    if (left.kind().isDayOrTime() && right.kind().isDayOrTime()) {
      return Term.of(Kind.DURATION, "({} - {})", left, right);
    }
    return Term.of(number(left, right), "({} - {})", left, right);
  }

  /** A day stays a day. */
  private static Term move(String template, Term left, Term duration) {
    Term moved = Term.of(left.kind(), template, left, duration);
    return left.kind() == Kind.DATE ? Term.of(Kind.DATE, "cast({} as date)", moved) : moved;
  }

  /** Whole numbers divide into a whole number; what is left over goes. */
  private static Term divide(Term left, Term right) {
    Kind kind = number(left, right);
    return kind.isWhole()
        ? Term.of(kind, "({} / {})", left, right)
        : Term.of(kind, "(cast({} as numeric) / {})", left, right);
  }

  private static Kind number(Term left, Term right) {
    return left.kind().isWhole() && right.kind().isWhole() ? Kind.LONG : Kind.DECIMAL;
  }
}
