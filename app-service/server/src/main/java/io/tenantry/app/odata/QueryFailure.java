package io.tenantry.app.odata;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What PostgreSQL refuses because of what was asked: to divide by zero, to take the text {@code x}
 * for a number. Its words stay here, they would tell of the statement.
 */
final class QueryFailure {

  private static final String DATA = "22";
  private static final String CANCELED = "57014";
  private static final String TOO_COMPLEX = "54";

  /** No such operator or function, or several, or no such cast. */
  private static final Set<String> TYPES =
      Set.of("42883", "42725", "42804", "42846", "42P18", "42803");

  private QueryFailure() {}

  static Optional<ProblemException> in(Throwable failure) {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(e -> ((SQLException) e).getSQLState())
        .filter(state -> state != null)
        .findFirst()
        .flatMap(QueryFailure::of);
  }

  private static Optional<ProblemException> of(String state) {
    if (state.equals(CANCELED)) {
      return Optional.of(
          new ProblemException(
              ProblemType.QUERY_TIMEOUT, "Ask for less at once, or filter by something simpler"));
    }
    if (state.startsWith(DATA) || TYPES.contains(state)) {
      return Optional.of(refused("A value does not fit what is done with it"));
    }
    return state.startsWith(TOO_COMPLEX)
        ? Optional.of(refused("The query is too long"))
        : Optional.empty();
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(ProblemType.VALIDATION_FAILED, detail);
  }
}
