package io.tenantry.app.report;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;

/** What is said of a report that failed: enough for its author, and no word of its statement. */
final class ReportFailure {

  private static final Set<String> OUT_OF_TIME = Set.of("57014", "55P03");

  private ReportFailure() {}

  static RuntimeException of(SQLException failure) {
    String state = Objects.toString(failure.getSQLState(), "");
    if (OUT_OF_TIME.contains(state)) {
      return new ProblemException(
          ProblemType.REPORT_TIMEOUT,
          "The report ran for too long and was stopped; narrow its parameters");
    }
    if (isTooLarge(failure)) {
      return new ProblemException(
          ProblemType.REPORT_FAILED, "The report sends more at once than an instance takes");
    }
    if (state.startsWith("08") || state.startsWith("57")) {
      return new TenantProblemException(
          TenantProblem.TENANT_DATABASE_UNAVAILABLE,
          "The tenant's database does not answer; try again shortly.",
          failure);
    }
    return new ProblemException(
            ProblemType.REPORT_FAILED,
            "The report cannot be run as it is; tell whoever publishes reports")
        .with("sqlState", state);
  }

  /** The driver has no state of its own for it. */
  private static boolean isTooLarge(SQLException failure) {
    return Objects.toString(failure.getMessage(), "").contains("maxResultBuffer");
  }

  static ProblemException tooManyRows(int most) {
    return new ProblemException(
            ProblemType.TOO_MANY_ROWS,
            "The report has more rows than the " + most + " of this format; narrow its parameters")
        .with("mostRows", most);
  }

  static ProblemException layout() {
    return new ProblemException(
        ProblemType.REPORT_FAILED,
        "The layout of the report does not fit its rows; tell whoever publishes reports");
  }
}
