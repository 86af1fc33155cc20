package io.tenantry.controlplane.upgrade;

import io.tenantry.controlplane.operation.PermanentFailureException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Tells failures that say something about a script from those that pass by themselves. */
final class StepErrors {

  static final String CODE = "data-upgrade-failed";

  /** Classes of SQLSTATE: connection, resources, intervention, and locks of others. */
  private static final List<String> PASSING =
      List.of("08", "28", "53", "57", "58", "55P03", "40P01", "40001");

  /** A savepoint that is gone: the script has ended the transaction it was to run in. */
  private static final List<String> ENDED_TRANSACTION = List.of("3B001", "25P01", "2D000");

  private StepErrors() {}

  /** Whether it may succeed when it is tried again. */
  static boolean isPassing(SQLException e) {
    String state = Objects.requireNonNullElse(e.getSQLState(), "08");
    return PASSING.stream().anyMatch(state::startsWith);
  }

  /**
   * @return what a script that fails in a company is told with
   * @throws SQLException the same one, if it may pass by itself
   */
  static PermanentFailureException of(String script, Company company, SQLException e)
      throws SQLException {
    if (isPassing(e)) {
      throw e;
    }
    return new PermanentFailureException(
        CODE, "%s failed in company %s: %s".formatted(script, company.name(), words(e)), e);
  }

  /** The server's own words on a script, which hold no secret and no address. */
  static String words(SQLException e) {
    return ENDED_TRANSACTION.contains(e.getSQLState())
        ? "it must not end its transaction"
        : e.getMessage();
  }
}
