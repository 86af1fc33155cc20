package io.tenantry.controlplane.upgrade;

import io.tenantry.controlplane.operation.PermanentFailureException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs steps of a data upgrade in companies, each within the caller's transaction. */
final class CompanyStep {

  private final DataUpgrade upgrade;
  private final Outcomes outcomes;

  CompanyStep(DataUpgrade upgrade, Outcomes outcomes) {
    this.upgrade = upgrade;
    this.outcomes = outcomes;
  }

  /**
   * Does a step to a company unless it was done before.
   *
   * @throws PermanentFailureException {@code data-upgrade-failed}, unless the package lets the step
   *     fail
   */
  void run(Connection database, DataScript step, Company company) throws SQLException {
    UpgradeHistory history = new UpgradeHistory(database);
    if (!history.claim(step, company)) {
      outcomes.record(company, step, "done-before", null);
      return;
    }
    try {
      new InCompany(database, company).change(connection -> execute(connection, step.text()));
      outcomes.record(company, step, "done", null);
    } catch (SQLException e) {
      fail(history, step, company, e);
    }
  }

  private void fail(UpgradeHistory history, DataScript step, Company company, SQLException e)
      throws SQLException {
    PermanentFailureException failure = StepErrors.of("step " + step.title(), company, e);
    if (!upgrade.tolerates(step)) {
      outcomes.record(company, step, "failed", StepErrors.words(e));
      throw failure;
    }
    history.passOver(step, company, StepErrors.words(e));
    outcomes.record(company, step, "passed-over", StepErrors.words(e));
  }

  private static void execute(Connection database, String text) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(text);
    }
  }
}
