package io.tenantry.controlplane.sync;

import static io.tenantry.controlplane.server.SqlQuoting.identifier;

import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.release.ReleaseUpgrades;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a database to a release script by script, for scripts that no transaction can hold, such as
 * {@code CREATE INDEX CONCURRENTLY}. The history in the database is the checkpoint: what was
 * interrupted goes on behind the last script that was finished. Stamp and proof come last and
 * together, as ever.
 *
 * @param whole the same as one transaction would do it
 */
record SteppedUpgrade(TenantUpgrade whole) implements Upgrade {

  /** Ends with the connection, whoever ends it. */
  private static final String LOCK =
      "select pg_try_advisory_lock(hashtextextended('tenantry.sync', 0))";

  private static final String LIMIT =
      "select set_config('lock_timeout', ?, false), set_config('statement_timeout', ?, false)";

  /** What an index that was interrupted leaves: it costs writes and serves no query. */
  private static final String HALF_BUILT =
      """
      select n.nspname, c.relname
        from pg_index i
        join pg_class c on c.oid = i.indexrelid
        join pg_namespace n on n.oid = c.relnamespace
       where not i.indisvalid and n.nspname !~ '^pg_'
      """;

  private static final String FORGET_FAILED =
      "delete from tenantry.release_history where not success";

  @Override
  public void run(Connection database, ReleaseUpgrades upgrades, SyncConfig config)
      throws SQLException {
    changeSchema(database, upgrades, config);
    whole.data().within(database);
    whole.finish(database);
  }

  /** Runs the scripts; leaves the lock with the connection. */
  void changeSchema(Connection database, ReleaseUpgrades upgrades, SyncConfig config)
      throws SQLException {
    hold(database, config);
    database.setAutoCommit(true);
    try {
      whole.demandStamp(database);
      CheckStep.demandNoLoss(new LossCount(whole.changes()).in(database));
      clearHalfSteps(database);
      upgrades.runSteps(database, whole.release());
    } finally {
      database.setAutoCommit(false);
    }
  }

  /** Takes the lock and the limits for as long as the connection is there. */
  static void hold(Connection database, SyncConfig config) throws SQLException {
    limit(database, config);
    demandAlone(database);
    database.commit();
  }

  static void limit(Connection database, SyncConfig config) throws SQLException {
    try (PreparedStatement set = database.prepareStatement(LIMIT)) {
      set.setString(1, config.lockTimeout().toMillis() + "ms");
      set.setString(2, config.statementTimeout().toMillis() + "ms");
      set.execute();
    }
  }

  private static void demandAlone(Connection database) throws SQLException {
    try (Statement select = database.createStatement();
        ResultSet row = select.executeQuery(LOCK)) {
      row.next();
      if (!row.getBoolean(1)) {
        throw new PermanentFailureException(
            "sync-running", "another sync is at work in the tenant's database", null);
      }
    }
  }

  private static void clearHalfSteps(Connection database) throws SQLException {
    List<String> indexes = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(HALF_BUILT)) {
      while (row.next()) {
        indexes.add(identifier(row.getString(1)) + "." + identifier(row.getString(2)));
      }
    }
    try (Statement statement = database.createStatement()) {
      for (String index : indexes) {
        statement.execute("drop index if exists " + index);
      }
      statement.execute(FORGET_FAILED);
    }
  }
}
