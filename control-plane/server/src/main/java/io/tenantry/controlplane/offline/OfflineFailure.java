package io.tenantry.controlplane.offline;

import io.smallrye.config.ConfigValidationException;
import io.tenantry.controlplane.api.ProblemException;
import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What went wrong, in a line that says what to do and holds no SQL, address or password. */
final class OfflineFailure {

  private static final String LOGIN_REFUSED = "28";
  private static final Pattern EXCEPTION = Pattern.compile("^[\\w.]+Exception: (SRCFG\\d+: )?");

  private OfflineFailure() {}

  static String text(Throwable failure) {
    return chain(failure)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .findFirst()
        .map(OfflineFailure::text)
        .orElseGet(() -> rootOf(failure));
  }

  /** The code that scripts know, the sentence, and what else the API would say. */
  static String text(ProblemException problem) {
    String line = problem.type().code() + ": " + problem.getMessage();
    return problem.members().isEmpty() ? line : line + " " + problem.members();
  }

  private static String text(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && state.startsWith(LOGIN_REFUSED)
        ? "The application database refuses the login: look at quarkus.datasource.username and"
            + " quarkus.datasource.password."
        : "The application database does not answer as it should (SQL state "
            + state
            + "): look whether it runs, and at quarkus.datasource.jdbc.url.";
  }

  private static String rootOf(Throwable failure) {
    Throwable root = chain(failure).reduce((outer, inner) -> inner).orElse(failure);
    if (root instanceof ConfigValidationException incomplete) {
      return "The configuration is not complete: " + problems(incomplete);
    }
    return root instanceof IllegalStateException
        ? root.getMessage()
        : "unexpected: " + root.getClass().getName();
  }

  /** Each names its property, behind the name of an exception and a number that help nobody. */
  private static String problems(ConfigValidationException incomplete) {
    return IntStream.range(0, incomplete.getProblemCount())
        .mapToObj(i -> EXCEPTION.matcher(incomplete.getProblem(i).getMessage()).replaceFirst(""))
        .collect(Collectors.joining("; "));
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, thrown -> thrown != null, Throwable::getCause).limit(20);
  }
}
