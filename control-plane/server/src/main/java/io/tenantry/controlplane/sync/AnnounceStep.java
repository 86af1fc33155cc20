package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.instance.InstanceReleases;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.provisioning.SchemaAccess;
import io.tenantry.controlplane.provisioning.Stamp;
import io.tenantry.controlplane.tenant.SchemaState;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Says where the tenant is going. Instances are woken where one of them cannot serve it there and
 * has to let go of it; the others would read it, confirm it, and do nothing else.
 */
@Singleton
class AnnounceStep implements OperationStep {

  private final TenantCatalog catalog;
  private final SyncCatalog syncs;
  private final InstanceReleases instances;
  private final SchemaAccess access;

  AnnounceStep(
      TenantCatalog catalog, SyncCatalog syncs, InstanceReleases instances, SchemaAccess access) {
    this.catalog = catalog;
    this.syncs = syncs;
    this.instances = instances;
    this.access = access;
  }

  @Override
  public String name() {
    return "announce";
  }

  @Override
  public void run(StepContext context) {
    Tenant tenant = Synced.tenant(context, catalog);
    SyncGoal goal = SyncGoal.of(context);
    boolean announced = tenant.state().schema() instanceof SchemaState.Syncing;
    if (goal.scripts() && !announced && !goal.reachedBy(tenant)) {
      boolean heard = !instances.allServe(goal.to());
      context.whileCurrent(() -> syncs.announce(context.operationId(), tenant, goal.to(), heard));
    }
  }

  /**
   * The database says how far the sync got: an answer to a commit can be lost, and then the schema
   * is at the release although the step before has failed.
   */
  @Override
  public void compensate(StepContext context) throws SQLException {
    Tenant tenant = Synced.tenant(context, catalog);
    SyncGoal goal = SyncGoal.of(context);
    if (tenant.state().schema() instanceof SchemaState.Syncing) {
      boolean arrived = isAt(tenant.uuid(), goal.to());
      context.whileCurrent(
          () -> {
            if (arrived) {
              syncs.complete(context.operationId(), tenant, goal.to());
            } else {
              syncs.fail(context.operationId(), tenant, reason(context, goal));
            }
          });
    }
  }

  private boolean isAt(UUID tenant, int release) throws SQLException {
    try (Connection reading = access.openForReading(tenant)) {
      return Stamp.read(reading).filter(stamp -> stamp.release() == release).isPresent();
    }
  }

  private static String reason(StepContext context, SyncGoal goal) {
    return "the sync to release %d failed: operation %s"
        .formatted(goal.to(), context.operationId());
  }
}
