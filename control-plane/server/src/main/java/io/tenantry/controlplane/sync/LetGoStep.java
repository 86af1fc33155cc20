package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.instance.Fence;
import io.tenantry.controlplane.instance.FenceKind;
import io.tenantry.controlplane.instance.InstanceReleases;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import io.tenantry.controlplane.provisioning.SchemaAccess;
import io.tenantry.controlplane.provisioning.TenantDatabases;
import io.tenantry.controlplane.tenant.SchemaState;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Waits until every live instance that cannot serve the coming release has let go of the tenant.
 * One that is silent and could not serve it either is cut off in PostgreSQL itself. Where every
 * instance can serve it, nobody has to let go and nobody is waited for.
 *
 * <p>One that has registered since the announcement, for which nobody may have been woken, reads of
 * it at its first look or its next beat, and is waited for as long.
 */
@Singleton
class LetGoStep implements OperationStep {

  private final TenantCatalog catalog;
  private final Fence fence;
  private final InstanceReleases instances;
  private final TenantDatabases databases;
  private final SchemaAccess access;

  LetGoStep(
      TenantCatalog catalog,
      Fence fence,
      InstanceReleases instances,
      TenantDatabases databases,
      SchemaAccess access) {
    this.catalog = catalog;
    this.fence = fence;
    this.instances = instances;
    this.databases = databases;
    this.access = access;
  }

  @Override
  public String name() {
    return "fence";
  }

  @Override
  public StepPolicy policy() {
    return StepPolicy.retry(20).thenAbort();
  }

  @Override
  public void run(StepContext context) throws Exception {
    if (instances.allServe(SyncGoal.of(context).to())) {
      return;
    }
    Tenant tenant = Synced.tenant(context, catalog);
    if (tenant.state().schema() instanceof SchemaState.Syncing) {
      List<String> silent = fence.await(FenceKind.TAKING, tenant.version());
      if (!silent.isEmpty()) {
        context.checkpoint();
        databases.cutOffInstances(tenant.uuid());
        context.result("cutOff", silent);
      }
    }
  }

  /** Runs before the state goes back: whoever reads it there finds the database open. */
  @Override
  public void compensate(StepContext context) throws Exception {
    if (Synced.isOpen(Synced.tenant(context, catalog))) {
      access.letIn(context);
    }
  }
}
