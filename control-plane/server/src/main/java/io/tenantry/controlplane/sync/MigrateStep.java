package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import io.tenantry.controlplane.provisioning.MigrateSession;
import io.tenantry.controlplane.provisioning.SchemaAccess;
import io.tenantry.controlplane.release.ReleaseUpgrades;
import io.tenantry.controlplane.tenant.SchemaState;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.upgrade.DataUpgradeRun;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.InstantSource;

/** Takes the tenant's database to the release, unless its stamp says that it is there. */
@Singleton
class MigrateStep implements OperationStep {

  private final TenantCatalog catalog;
  private final SyncCatalog syncs;
  private final SchemaAccess access;
  private final ReleaseUpgrades upgrades;
  private final LockedAttempts attempts;
  private final InstantSource clock;

  MigrateStep(
      TenantCatalog catalog,
      SyncCatalog syncs,
      SchemaAccess access,
      ReleaseUpgrades upgrades,
      SyncConfig config,
      InstantSource clock) {
    this.catalog = catalog;
    this.syncs = syncs;
    this.access = access;
    this.upgrades = upgrades;
    this.attempts = new LockedAttempts(upgrades, config, clock);
    this.clock = clock;
  }

  @Override
  public String name() {
    return "migrate";
  }

  @Override
  public StepPolicy policy() {
    return StepPolicy.retry(3).thenAbort();
  }

  /**
   * @throws PermanentFailureException when a script fails, something would be lost, a lock is not
   *     to be had, the update window closes, or the outcome is another schema: all of them after
   *     everything was rolled back, or, of a resumable release or a checkpointed data upgrade, with
   *     what was done before in place
   */
  @Override
  public void run(StepContext context) throws Exception {
    Tenant tenant = Synced.tenant(context, catalog);
    if (!(tenant.state().schema() instanceof SchemaState.Syncing)) {
      return;
    }
    TenantUpgrade whole = upgrade(context, tenant);
    try (MigrateSession session = access.openForChange(context, Synced.isOpen(tenant));
        Deadline deadline = Deadline.of(context.params(), clock)) {
      new Migration(context, whole, session, attempts, deadline, syncs).run();
    }
  }

  private TenantUpgrade upgrade(StepContext context, Tenant tenant) throws SQLException {
    SyncGoal goal = SyncGoal.of(context);
    String server = tenant.databaseServer();
    return new TenantUpgrade(
        tenant.uuid(),
        goal.to(),
        upgrades.changes(server, goal.from(), goal.to(), context.operationId()),
        upgrades.fingerprint(server, goal.to(), context.operationId()),
        new DataUpgradeRun(upgrades.dataUpgrade(goal.from(), goal.to())));
  }
}
