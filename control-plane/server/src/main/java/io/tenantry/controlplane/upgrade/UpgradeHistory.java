package io.tenantry.controlplane.upgrade;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What has been done to which company, in the tenant's own database. The table is the engine's, as
 * the history of scripts is: made where it is first needed, and left out of a schema's fingerprint.
 */
record UpgradeHistory(Connection database) {

  private static final String CREATE =
      """
      create table if not exists tenantry.upgrade_history (
        release    integer     not null,
        step       text        not null,
        company_id uuid        not null,
        -- 'done', or 'passed-over': it failed and was allowed to.
        outcome    text        not null,
        words      text,
        at         timestamptz not null default clock_timestamp(),
        primary key (release, step, company_id))
      """;

  private static final String CLAIM =
      """
      insert into tenantry.upgrade_history (release, step, company_id, outcome)
      values (?, ?, ?, 'done')
      on conflict do nothing
      """;

  private static final String PASS_OVER =
      """
      update tenantry.upgrade_history set outcome = 'passed-over', words = ?
       where release = ? and step = ? and company_id = ?
      """;

  private static final String BEGUN =
      "select exists (select from tenantry.upgrade_history where release = ? and step = ?)";

  void createIfMissing() throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(CREATE);
    }
  }

  /**
   * Writes the line of a step before it runs, as part of its transaction; waits for another runner
   * that has done so.
   *
   * @return false when the step was done to the company before
   */
  boolean claim(DataScript step, Company company) throws SQLException {
    try (PreparedStatement insert = database.prepareStatement(CLAIM)) {
      insert.setInt(1, step.release());
      insert.setString(2, step.name());
      insert.setObject(3, company.id());
      return insert.executeUpdate() == 1;
    }
  }

  void passOver(DataScript step, Company company, String words) throws SQLException {
    try (PreparedStatement update = database.prepareStatement(PASS_OVER)) {
      update.setString(1, words);
      update.setInt(2, step.release());
      update.setString(3, step.name());
      update.setObject(4, company.id());
      update.executeUpdate();
    }
  }

  /** Whether the step was done to some company. */
  boolean hasBegun(DataScript step) throws SQLException {
    try (PreparedStatement select = database.prepareStatement(BEGUN)) {
      select.setInt(1, step.release());
      select.setString(2, step.name());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
