package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.provisioning.Stamp;
import io.tenantry.controlplane.release.ReleaseUpgrades;
import io.tenantry.controlplane.release.SchemaChanges;
import io.tenantry.controlplane.release.SchemaFingerprint;
import io.tenantry.controlplane.upgrade.DataUpgradeRun;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The one transaction in which a tenant's database goes from a release to another: scripts, the
 * data of companies, stamp and the proof that the schema is the one it shall be. Whatever fails,
 * nothing has happened.
 *
 * @param tenant whose stamp the database must carry
 * @param changes for the last look at what would be lost, under lock
 * @param fingerprint of the schema it is to have in the end
 * @param data what is done to the rows of companies
 */
record TenantUpgrade(
    UUID tenant, int release, SchemaChanges changes, String fingerprint, DataUpgradeRun data)
    implements Upgrade {

  /** Ends with the transaction, whoever ends it. */
  private static final String LOCK =
      "select pg_try_advisory_xact_lock(hashtextextended('tenantry.sync', 0))";

  private static final String LIMIT =
      "select set_config('lock_timeout', ?, true), set_config('statement_timeout', ?, true),"
          + " set_config('idle_in_transaction_session_timeout', '0', true)";

  @Override
  public void run(Connection database, ReleaseUpgrades upgrades, SyncConfig config)
      throws SQLException {
    changeSchema(database, upgrades, config);
    data.within(database);
    finish(database);
  }

  /** Runs the scripts; rows of companies and the stamp come later. */
  void changeSchema(Connection database, ReleaseUpgrades upgrades, SyncConfig config)
      throws SQLException {
    limit(database, config);
    demandAlone(database);
    demandStamp(database);
    CheckStep.demandNoLoss(new LossCount(changes).lockedIn(database));
    upgrades.run(database, release);
  }

  void finish(Connection database) throws SQLException {
    Stamp.writeRelease(database, release);
    demandFingerprint(database);
  }

  private static void limit(Connection database, SyncConfig config) throws SQLException {
    try (PreparedStatement set = database.prepareStatement(LIMIT)) {
      set.setString(1, config.lockTimeout().toMillis() + "ms");
      set.setString(2, config.statementTimeout().toMillis() + "ms");
      set.execute();
    }
  }

  /** The operation excludes others of this catalog; this one excludes those of any other. */
  private static void demandAlone(Connection database) throws SQLException {
    try (PreparedStatement select = database.prepareStatement(LOCK);
        ResultSet row = select.executeQuery()) {
      row.next();
      if (!row.getBoolean(1)) {
        throw new PermanentFailureException(
            "sync-running", "another sync is at work in the tenant's database", null);
      }
    }
  }

  void demandStamp(Connection database) throws SQLException {
    if (Stamp.read(database).filter(stamp -> stamp.tenant().equals(tenant)).isEmpty()) {
      throw new PermanentFailureException(
          "stamp-mismatch", "the database belongs to another tenant", null);
    }
  }

  boolean hasSchema(Connection database) throws SQLException {
    return SchemaFingerprint.of(database).equals(fingerprint);
  }

  void demandFingerprint(Connection database) throws SQLException {
    if (!hasSchema(database)) {
      throw new PermanentFailureException(
          "schema-differs",
          "with the scripts of release %d the schema would not be that release's: something else"
                  .formatted(release)
              + " has changed it before; undo that first",
          null);
    }
  }
}
