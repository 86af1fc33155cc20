package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import io.tenantry.controlplane.provisioning.MigrateSession;
import io.tenantry.controlplane.provisioning.SchemaAccess;
import io.tenantry.controlplane.release.ReleaseUpgrades;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.upgrade.DataUpgradeRun;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.Map;

/**
 * Runs the scripts on the tenant's own rows and takes everything back. Only for a check in full
 * depth, of a tenant that nobody uses: while it runs, its tables are locked.
 */
@Singleton
class RehearseStep implements OperationStep {

  private final TenantCatalog catalog;
  private final SchemaAccess access;
  private final ReleaseUpgrades upgrades;
  private final LockedAttempts attempts;

  RehearseStep(
      TenantCatalog catalog,
      SchemaAccess access,
      ReleaseUpgrades upgrades,
      SyncConfig config,
      InstantSource clock) {
    this.catalog = catalog;
    this.access = access;
    this.upgrades = upgrades;
    this.attempts = new LockedAttempts(upgrades, config, clock);
  }

  @Override
  public String name() {
    return "rehearse";
  }

  @Override
  public StepPolicy policy() {
    return StepPolicy.retry(3).thenAbort();
  }

  @Override
  public void run(StepContext context) throws Exception {
    Tenant tenant = Synced.tenant(context, catalog);
    SyncGoal goal = SyncGoal.of(context);
    boolean wanted = context.params().path("depth").asText().equals("full");
    // What no transaction can hold cannot be taken back.
    if (!wanted || !goal.scripts() || goal.steps()) {
      return;
    }
    String server = tenant.databaseServer();
    TenantUpgrade upgrade =
        new TenantUpgrade(
            tenant.uuid(),
            goal.to(),
            upgrades.changes(server, goal.from(), goal.to(), context.operationId()),
            upgrades.fingerprint(server, goal.to(), context.operationId()),
            new DataUpgradeRun(upgrades.dataUpgrade(goal.from(), goal.to())));
    try (MigrateSession session = access.openForChange(context, Synced.isOpen(tenant));
        Connection database = attempts.connect(session)) {
      session.letActAsApplication();
      attempts.run(database, upgrade, database::rollback);
    } catch (PermanentFailureException e) {
      // What a sync would fail with is what this check is asked for.
      context.result("refused", true);
      context.result("refusal", Map.of("code", e.code(), "message", e.getMessage()));
    }
  }
}
