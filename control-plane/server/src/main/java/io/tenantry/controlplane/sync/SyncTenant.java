package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
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
      FenceStep fence,
      MigrateStep migrate,
      CompleteStep complete,
      ServedStep served) {
    this.stages = List.of(Stage.of(check, announce, fence, migrate, complete, served));
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }
}
