package io.tenantry.controlplane.release;

import io.tenantry.controlplane.operation.PermanentFailureException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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
    // They are about the script, and hold no secret and no address.
    String words = sqlCause(thrown).map(SQLException::getMessage).orElse(thrown.getMessage());
    return new PermanentFailureException(
        "schema-script-failed", "a schema script failed: " + words, thrown);
  }

  private static Optional<SQLException> sqlCause(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .findFirst();
  }

  private static boolean isPassing(SQLException e) {
    String state = Objects.requireNonNullElse(e.getSQLState(), PASSING.get(0));
    return PASSING.stream().anyMatch(state::startsWith);
  }
}
