package io.tenantry.controlplane.release;

import io.tenantry.controlplane.operation.PermanentFailureException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Why a script did not run: for a reason that passes, or because of what it says. */
final class ScriptFailure {

  /** Classes of SQLSTATE that say nothing about a script: connection, resources, intervention. */
  private static final List<String> PASSING = List.of("08", "53", "57", "58", "28");

  private ScriptFailure() {}

  /** Whether the same script may run another time. */
  static boolean isPassing(Exception thrown) {
    return sqlCause(thrown).filter(ScriptFailure::isPassing).isPresent();
  }

  /** The failure of a script that will fail again, in the server's own words. */
  static PermanentFailureException permanent(Exception thrown) {
    Optional<PermanentFailureException> named = cause(thrown, PermanentFailureException.class);
    if (named.isPresent()) {
      return named.get();
    }
    // They are about the script, and hold no secret and no address.
    String words = sqlCause(thrown).map(ScriptFailure::words).orElse(thrown.getMessage());
    return new PermanentFailureException(
        "schema-script-failed", "a schema script failed: " + words, thrown);
  }

  /** Without what the server adds of where it happened: that is the whole script. */
  private static String words(SQLException e) {
    ServerErrorMessage said = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
    return said == null
        ? e.getMessage()
        : Stream.of(said.getMessage(), said.getDetail(), said.getHint())
            .filter(Objects::nonNull)
            .collect(Collectors.joining("; "));
  }

  private static Optional<SQLException> sqlCause(Throwable thrown) {
    return cause(thrown, SQLException.class);
  }

  private static <T> Optional<T> cause(Throwable thrown, Class<T> type) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  private static boolean isPassing(SQLException e) {
    String state = Objects.requireNonNullElse(e.getSQLState(), PASSING.get(0));
    return PASSING.stream().anyMatch(state::startsWith);
  }
}
