package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.instance.Fence;
import io.tenantry.controlplane.instance.FenceStep;
import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.inject.Singleton;
import java.util.List;

/** From a tenant at one release to a tenant at another, served by every instance that can. */
@Singleton
class SyncTenant implements OperationPlan {

  static final String TYPE = "sync";

  private final List<Stage> stages;

  SyncTenant(
      CheckStep check,
      AnnounceStep announce,
      LetGoStep letGo,
      MigrateStep migrate,
      CompleteStep complete,
      TenantCatalog catalog,
      Fence fence) {
    this.stages =
        List.of(Stage.of(check, announce, letGo, migrate, complete, served(catalog, fence)));
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }

  /** Until the database is committed at the release. */
  @Override
  public boolean cancelable() {
    return true;
  }

  /** What a stopped or suspended data upgrade has done is not done again. */
  @Override
  public boolean repeatable() {
    return true;
  }

  /** Every live instance knows the tenant at its release. */
  static OperationStep served(TenantCatalog catalog, Fence fence) {
    return FenceStep.giving("served", fence, context -> catalog.version(Synced.uuid(context)));
  }
}
