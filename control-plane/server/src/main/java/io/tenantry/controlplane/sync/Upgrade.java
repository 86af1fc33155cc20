package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.release.ReleaseUpgrades;
import java.sql.Connection;
import java.sql.SQLException;

/** A way to take a tenant's database to a release. */
interface Upgrade {

  /**
   * Does everything but the last commit.
   *
   * @param database of the migrate login, not in auto-commit mode; to be rolled back if this throws
   */
  void run(Connection database, ReleaseUpgrades upgrades, SyncConfig config) throws SQLException;
}
