package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.release.ReleaseUpgrades;
import io.tenantry.controlplane.release.SchemaChanges;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;

/** Says what a sync would change, and whether it would be refused because of loss. */
@Singleton
class PredictStep implements OperationStep {

  private final TenantCatalog catalog;
  private final Findings findings;
  private final DriftCheck drift;
  private final ReleaseUpgrades upgrades;

  PredictStep(
      TenantCatalog catalog, Findings findings, DriftCheck drift, ReleaseUpgrades upgrades) {
    this.catalog = catalog;
    this.findings = findings;
    this.drift = drift;
    this.upgrades = upgrades;
  }

  @Override
  public String name() {
    return "predict";
  }

  @Override
  public void run(StepContext context) throws SQLException {
    Tenant tenant = Synced.tenant(context, catalog);
    SyncGoal goal = SyncGoal.of(context);
    context.result("from", goal.from());
    context.result("release", goal.to());
    boolean drifted = drift.look(tenant, context.operationId());
    context.result("drifted", drifted);
    if (!goal.scripts()) {
      context.result("refused", false);
      return;
    }
    SchemaChanges changes = findings.changes(context, goal, tenant);
    List<Loss> losses = findings.losses(tenant, changes);
    context.result("refused", !losses.isEmpty());
    context.result("losses", losses);
    context.result("warnings", Warning.in(changes));
    context.result("changes", changes);
    context.result("dataUpgrade", upgrades.dataUpgrade(goal.from(), goal.to()).stepTitles());
  }
}
