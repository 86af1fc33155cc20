package io.tenantry.app.odata.query;

import io.tenantry.app.odata.model.Kind;
import io.tenantry.app.sql.Fragment;
import java.util.Arrays;

/**
 * An expression as SQL.
 *
 * @param sql where a missing value makes a comparison unknown, as in a WHERE
 * @param exact where it makes it false, as OData says, which matters below {@code not}; mostly the
 *     same
 * @param constant whether no column is in it
 * @param nullable whether it can be without a value
 */
record Term(Fragment sql, Fragment exact, Kind kind, boolean constant, boolean nullable) {

  static Term column(Kind kind, Fragment sql, boolean nullable) {
    return new Term(sql, sql, kind, false, nullable);
  }

  static Term value(Kind kind, Object value) {
    Fragment sql = Fragment.value(kind.sql(), value);
    return new Term(sql, sql, kind, true, value == null);
  }

  /**
   * @param template a constant
   */
  static Term of(Kind kind, String template, Term... terms) {
    Fragment sql = Fragment.join(template, pieces(terms));
    return new Term(sql, sql, kind, isConstant(terms), true);
  }

  /**
   * A comparison, which is false where a value is missing.
   *
   * @param template a constant
   */
  static Term comparison(String template, Term... terms) {
    Fragment sql = Fragment.join(template, pieces(terms));
    Fragment exact = Fragment.join("coalesce({}, false)", sql);
    return new Term(sql, exact, Kind.BOOLEAN, isConstant(terms), true);
  }

  static Term of(Kind kind, Fragment sql) {
    return new Term(sql, sql, kind, false, true);
  }

  Term and(Term other) {
    return combined("({} and {})", other);
  }

  Term or(Term other) {
    return combined("({} or {})", other);
  }

  private Term combined(String template, Term other) {
    return new Term(
        Fragment.join(template, sql, other.sql),
        Fragment.join(template, exact, other.exact),
        Kind.BOOLEAN,
        constant && other.constant,
        true);
  }

  Term not() {
    Fragment not = Fragment.join("(not {})", exact);
    return new Term(not, not, Kind.BOOLEAN, constant, true);
  }

  boolean isNothing() {
    return kind == Kind.NOTHING;
  }

  private static Fragment[] pieces(Term... terms) {
    return Arrays.stream(terms).map(Term::exact).toArray(Fragment[]::new);
  }

  private static boolean isConstant(Term... terms) {
    return Arrays.stream(terms).allMatch(Term::constant);
  }
}
