package io.tenantry.controlplane.operation;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a step failed, in a form that may be shown.
 *
 * @param code stable machine code
 * @param message what was wrong; holds no address, password or SQL
 */
record StepFailure(String code, String message) {

  private static final String CANCELED = "canceled";
  private static final String DISK_FULL = "53100";
  private static final String TOO_MANY_CONNECTIONS = "53300";
  private static final String STATEMENT_TIMEOUT = "57014";

  /** Why an operation that somebody canceled did not succeed. */
  static StepFailure canceled() {
    return new StepFailure(CANCELED, "Canceled on request; what was done has been undone.");
  }

  /** Why a step waits that only another release knows. */
  static StepFailure unknown() {
    return new StepFailure(
        "step-unknown",
        "This release of the control plane does not know the step; the operation goes on as soon as"
            + " a process of the release that does takes it up.");
  }

  /** Whether the recorded error of an operation, if any, is a cancellation. */
  static boolean isCancellation(String error, ObjectMapper json) {
    return error != null && CANCELED.equals(Json.read(json, error).path("code").asText());
  }

  static StepFailure of(Throwable thrown) {
    if (thrown instanceof PermanentFailureException permanent) {
      return new StepFailure(permanent.code(), permanent.getMessage());
    }
    return sqlState(thrown)
        .map(StepFailure::ofDatabase)
        .orElseGet(
            () -> new StepFailure("step-failed", "the step failed; the log names the cause"));
  }

  /** What somebody has to do something about is named; the rest passes, or the log says more. */
  private static StepFailure ofDatabase(String sqlState) {
    return switch (sqlState) {
      case DISK_FULL ->
          new StepFailure("disk-full", "the database server has no space left on its disk");
      case TOO_MANY_CONNECTIONS ->
          new StepFailure("server-full", "the database server has no connection left");
      case STATEMENT_TIMEOUT ->
          new StepFailure("statement-timeout", "a statement took longer than it may");
      default -> new StepFailure("database-failed", "a database refused or could not be reached");
    };
  }

  /** Empty text for an exception of the driver's own. */
  private static Optional<String> sqlState(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(cause -> Objects.requireNonNullElse(((SQLException) cause).getSQLState(), ""))
        .findFirst();
  }
}
