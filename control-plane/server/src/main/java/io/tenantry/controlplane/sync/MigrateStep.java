package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import io.tenantry.controlplane.provisioning.MigrateSession;
import io.tenantry.controlplane.provisioning.SchemaAccess;
import io.tenantry.controlplane.provisioning.Stamp;
import io.tenantry.controlplane.release.ReleaseUpgrades;
import io.tenantry.controlplane.tenant.SchemaState;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;

/** Takes the tenant's database to the release, unless its stamp says that it is there. */
@Singleton
class MigrateStep implements OperationStep {

  private final TenantCatalog catalog;
  private final SchemaAccess access;
  private final ReleaseUpgrades upgrades;
  private final LockedAttempts attempts;
  private final InstantSource clock;

  MigrateStep(
      TenantCatalog catalog,
      SchemaAccess access,
      ReleaseUpgrades upgrades,
      SyncConfig config,
      InstantSource clock) {
    this.catalog = catalog;
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
   *     everything was rolled back, or, of a resumable release, with the scripts before in place
   */
  @Override
  public void run(StepContext context) throws Exception {
    Tenant tenant = Synced.tenant(context, catalog);
    if (!(tenant.state().schema() instanceof SchemaState.Syncing)) {
      return;
    }
    try (MigrateSession session = access.openForChange(context, Synced.isOpen(tenant))) {
      migrate(context, tenant, session);
    }
  }

  private void migrate(StepContext context, Tenant tenant, MigrateSession session)
      throws SQLException {
    SyncGoal goal = SyncGoal.of(context);
    TenantUpgrade whole = upgrade(context, tenant, goal);
    Upgrade upgrade = goal.steps() ? new SteppedUpgrade(whole) : whole;
    try (Connection database = attempts.connect(session);
        Deadline deadline = Deadline.of(context.params(), clock)) {
      if (!isThere(database, goal)) {
        migrate(context, database, upgrade, deadline);
      }
    }
  }

  private void migrate(StepContext context, Connection database, Upgrade upgrade, Deadline deadline)
      throws SQLException {
    deadline.guard(database);
    try {
      LockWaits waits =
          attempts.run(
              database,
              upgrade,
              () -> {
                deadline.demandAhead();
                context.checkpoint();
                database.commit();
              });
      context.result("lockRetries", waits.attempts());
      context.result("waitedMillis", waits.waited().toMillis());
    } catch (SQLException | RuntimeException e) {
      if (deadline.hasPassed()) {
        throw deadline.failure(e);
      }
      throw e;
    }
  }

  private TenantUpgrade upgrade(StepContext context, Tenant tenant, SyncGoal goal)
      throws SQLException {
    String server = tenant.databaseServer();
    return new TenantUpgrade(
        tenant.uuid(),
        goal.to(),
        upgrades.changes(server, goal.from(), goal.to(), context.operationId()),
        upgrades.fingerprint(server, goal.to(), context.operationId()));
  }

  private static boolean isThere(Connection database, SyncGoal goal) throws SQLException {
    boolean there = Stamp.read(database).filter(stamp -> stamp.release() == goal.to()).isPresent();
    database.rollback();
    return there;
  }
}
