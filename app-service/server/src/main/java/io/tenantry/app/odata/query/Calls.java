package io.tenantry.app.odata.query;

import io.tenantry.app.odata.model.Functions;
import io.tenantry.app.odata.model.Kind;
import java.util.List;
import java.util.Set;
import org.apache.olingo.server.api.uri.queryoption.expression.MethodKind;

/** Functions of the URL grammar, as PostgreSQL says them. Points in time are seen in UTC. */
final class Calls {

  /** Those whose text PostgreSQL writes as OData does. */
  private static final Set<Kind> WRITTEN_ALIKE =
      Set.of(Kind.TEXT, Kind.INTEGER, Kind.LONG, Kind.DECIMAL, Kind.BOOLEAN, Kind.DATE, Kind.UUID);

  private Calls() {}

  static Term call(MethodKind function, List<Term> given) {
    if (!Functions.isSupported(function)) {
      throw Refused.notSupported("The function " + function);
    }
    Term[] of = given.toArray(Term[]::new);
    return switch (function) {
      case CONTAINS -> Term.of(Kind.BOOLEAN, "(strpos({}, {}) > 0)", of);
      case STARTSWITH -> Term.of(Kind.BOOLEAN, "starts_with({}, {})", of);
      case ENDSWITH ->
          Term.of(Kind.BOOLEAN, "(right({}, char_length({})) = {})", of[0], of[1], of[1]);
      case LENGTH -> Term.of(Kind.LONG, "char_length({})", of);
      case INDEXOF -> Term.of(Kind.LONG, "(strpos({}, {}) - 1)", of);
      case SUBSTRING -> substring(of);
      case TOLOWER -> Term.of(Kind.TEXT, "lower({})", of);
      case TOUPPER -> Term.of(Kind.TEXT, "upper({})", of);
      case TRIM -> Term.of(Kind.TEXT, "btrim({})", of);
      case CONCAT -> Term.of(Kind.TEXT, "({} || {})", of);
      case ROUND -> Term.of(of[0].kind(), "round(cast({} as numeric))", of);
      case FLOOR -> Term.of(of[0].kind(), "floor(cast({} as numeric))", of);
      case CEILING -> Term.of(of[0].kind(), "ceiling(cast({} as numeric))", of);
      case CAST -> cast(of);
      default -> ofTime(function, of);
    };
  }

  private static Term substring(Term... of) {
    return of.length == 2
        ? Term.of(Kind.TEXT, "substr({}, cast({} as integer) + 1)", of)
        : Term.of(Kind.TEXT, "substr({}, cast({} as integer) + 1, cast({} as integer))", of);
  }

  private static Term ofTime(MethodKind function, Term... of) {
    return switch (function) {
      case YEAR -> part("year", of[0]);
      case MONTH -> part("month", of[0]);
      case DAY -> part("day", of[0]);
      case HOUR -> part("hour", of[0]);
      case MINUTE -> part("minute", of[0]);
      case SECOND ->
          Term.of(Kind.LONG, "cast(floor(extract(second from {})) as bigint)", inUtc(of[0]));
      case FRACTIONALSECONDS ->
          Term.of(Kind.DECIMAL, "mod(extract(second from {}), 1)", inUtc(of[0]));
      case TOTALSECONDS -> Term.of(Kind.DECIMAL, "extract(epoch from {})", of);
      case TOTALOFFSETMINUTES ->
          Term.of(Kind.LONG, "(case when {} is null then null else 0 end)", of);
      case DATE -> Term.of(Kind.DATE, "cast({} as date)", inUtc(of[0]));
      case TIME -> Term.of(Kind.TIME, "cast({} as time)", inUtc(of[0]));
      case NOW -> Term.of(Kind.TIMESTAMP, "now()");
      case MINDATETIME -> Term.of(Kind.TIMESTAMP, "cast('-infinity' as timestamptz)");
      case MAXDATETIME -> Term.of(Kind.TIMESTAMP, "cast('infinity' as timestamptz)");
      default -> throw Refused.notSupported("The function " + function);
    };
  }

  /**
   * @param field a constant
   */
  private static Term part(String field, Term of) {
    return Term.of(Kind.LONG, "cast(extract(" + field + " from {}) as bigint)", inUtc(of));
  }

  private static Term inUtc(Term term) {
    return term.kind() == Kind.TIMESTAMP
        ? Term.of(term.kind(), "({} at time zone 'UTC')", term)
        : term;
  }

  private static Term cast(Term... of) {
    if (of.length != 2 || !WRITTEN_ALIKE.contains(of[0].kind())) {
      throw Refused.notSupported("This cast");
    }
    Kind kind = of[1].kind();
    return Term.of(kind, "cast({} as " + kind.sql() + ")", of[0]);
  }
}
