package io.tenantry.controlplane.operation;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;

/**
 * Why a step failed, in a form that may be shown.
 *
 * @param code stable machine code
 * @param message what was wrong; holds no address, password or SQL
 */
record StepFailure(String code, String message) {

  private static final String CANCELED = "canceled";

  /** Why an operation that somebody canceled did not succeed. */
  static StepFailure canceled() {
    return new StepFailure(CANCELED, "Canceled on request; what was done has been undone.");
  }

  /** Whether the recorded error of an operation, if any, is a cancellation. */
  static boolean isCancellation(String error, ObjectMapper json) {
    return error != null && CANCELED.equals(Json.read(json, error).path("code").asText());
  }

  static StepFailure of(Throwable thrown) {
    if (thrown instanceof PermanentFailureException permanent) {
      return new StepFailure(permanent.code(), permanent.getMessage());
    }
    return causedBySql(thrown)
        ? new StepFailure("database-failed", "a database refused or could not be reached")
        : new StepFailure("step-failed", "the step failed; the log names the cause");
  }

  private static boolean causedBySql(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        return true;
      }
    }
    return false;
  }
}
