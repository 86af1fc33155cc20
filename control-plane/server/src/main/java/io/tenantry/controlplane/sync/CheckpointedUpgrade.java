package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.release.ReleaseUpgrades;
import io.tenantry.controlplane.upgrade.StepConnections;
import io.tenantry.controlplane.upgrade.StopSignals;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Takes a database to a release in three parts: the schema, once the preconditions of all companies
 * are met; the data, step by step and company by company, each committed with its line in the
 * history; stamp and proof. What was interrupted goes on behind what is there.
 *
 * @param whole the same as one transaction would do it
 * @param steps whether scripts of the schema are committed one by one as well
 * @param connections for the data of companies
 * @param schemaReached called when the schema is committed, each time that it is found so
 */
record CheckpointedUpgrade(
    TenantUpgrade whole,
    boolean steps,
    StepConnections connections,
    StopSignals signals,
    Runnable schemaReached)
    implements Upgrade {

  @Override
  public void run(Connection database, ReleaseUpgrades upgrades, SyncConfig config)
      throws SQLException {
    SteppedUpgrade.hold(database, config);
    if (!whole.hasSchema(database)) {
      changeSchema(database, upgrades, config);
    }
    whole.demandStamp(database);
    whole.data().begin(database);
    whole.demandFingerprint(database);
    database.commit();
    schemaReached.run();
    whole.data().checkpointed(database, connections, signals);
    whole.finish(database);
  }

  private void changeSchema(Connection database, ReleaseUpgrades upgrades, SyncConfig config)
      throws SQLException {
    if (steps) {
      new SteppedUpgrade(whole).changeSchema(database, upgrades, config);
    } else {
      whole.changeSchema(database, upgrades, config);
    }
  }
}
