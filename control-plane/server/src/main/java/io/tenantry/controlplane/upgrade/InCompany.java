package io.tenantry.controlplane.upgrade;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/**
 * Does something within the caller's transaction as the application would for one company: the rows
 * of the others do not exist for it, and the schema cannot be changed. What fails leaves nothing.
 *
 * @param database not in auto-commit mode, of a login that may become {@code tenantry_app}
 */
record InCompany(Connection database, Company company) {

  /** All of it ends with the savepoint at the latest. */
  private static final String ENTER =
      """
      select set_config('tenantry.company', ?, true), set_config('search_path', ?, true),
             set_config('transaction_read_only', ?, true), set_config('role', 'tenantry_app', true)
      """;

  private static final String LEAVE = "reset role";

  /** Changes rows. */
  void change(Work work) throws SQLException {
    Savepoint before = database.setSavepoint();
    try {
      enter("off");
      work.in(database);
      database.releaseSavepoint(before);
      leave();
    } catch (SQLException | RuntimeException e) {
      undo(before, e);
      throw e;
    }
  }

  private void undo(Savepoint before, Exception thrown) {
    try {
      database.rollback(before);
    } catch (SQLException e) {
      thrown.addSuppressed(e);
    }
  }

  /** Looks at rows; whatever it does besides is undone or refused. */
  void look(Work work) throws SQLException {
    Savepoint before = database.setSavepoint();
    try {
      enter("on");
      work.in(database);
    } finally {
      database.rollback(before);
    }
  }

  private void enter(String readOnly) throws SQLException {
    try (PreparedStatement set = database.prepareStatement(ENTER)) {
      set.setString(1, company.id().toString());
      set.setString(2, "business, tenantry");
      set.setString(3, readOnly);
      set.execute();
    }
  }

  private void leave() throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(LEAVE);
    }
  }

  /** What is done. */
  @FunctionalInterface
  interface Work {
    void in(Connection database) throws SQLException;
  }
}
