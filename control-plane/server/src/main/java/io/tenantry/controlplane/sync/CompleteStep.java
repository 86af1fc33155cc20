package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import io.tenantry.controlplane.provisioning.SchemaAccess;
import io.tenantry.controlplane.tenant.SchemaState;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.inject.Singleton;

/** Tells the instances that the tenant is at the release. */
@Singleton
class CompleteStep implements OperationStep {

  private final TenantCatalog catalog;
  private final SyncCatalog syncs;
  private final SchemaAccess access;

  CompleteStep(TenantCatalog catalog, SyncCatalog syncs, SchemaAccess access) {
    this.catalog = catalog;
    this.syncs = syncs;
    this.access = access;
  }

  @Override
  public String name() {
    return "complete";
  }

  /** The database is at the release: there is no way back from here. */
  @Override
  public StepPolicy policy() {
    return StepPolicy.retry(100).thenAbort();
  }

  @Override
  public void run(StepContext context) throws Exception {
    Tenant tenant = Synced.tenant(context, catalog);
    SyncGoal goal = SyncGoal.of(context);
    if (tenant.state().schema() instanceof SchemaState.Syncing) {
      if (Synced.isOpen(tenant)) {
        access.letIn(context);
      }
      context.whileCurrent(() -> syncs.complete(context.operationId(), tenant, goal.to()));
    } else if (!goal.scripts() && tenant.release() != goal.to()) {
      context.whileCurrent(() -> syncs.adopt(context.operationId(), tenant, goal.to()));
    }
  }
}
