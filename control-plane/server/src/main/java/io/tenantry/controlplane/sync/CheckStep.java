package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import io.tenantry.controlplane.release.SchemaChanges;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;

/** Refuses a sync by which something would be lost, before anybody has noticed it. */
@Singleton
class CheckStep implements OperationStep {

  private final TenantCatalog catalog;
  private final Findings findings;

  CheckStep(TenantCatalog catalog, Findings findings) {
    this.catalog = catalog;
    this.findings = findings;
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public StepPolicy policy() {
    return StepPolicy.retry(3).thenAbort();
  }

  @Override
  public void run(StepContext context) throws SQLException {
    Tenant tenant = Synced.tenant(context, catalog);
    SyncGoal goal = SyncGoal.of(context);
    context.result("from", goal.from());
    context.result("release", goal.to());
    if (goal.reachedBy(tenant) || !goal.scripts()) {
      return;
    }
    SchemaChanges changes = findings.changes(context, goal, tenant);
    context.result("warnings", Warning.in(changes));
    demandNoLoss(findings.losses(tenant, changes));
  }

  /**
   * @throws PermanentFailureException {@code data-would-be-lost}, naming what
   */
  static void demandNoLoss(List<Loss> losses) {
    if (!losses.isEmpty()) {
      throw new PermanentFailureException(Losses.CODE, Losses.sentence(losses), null);
    }
  }
}
