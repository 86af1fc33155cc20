package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.provisioning.StampStep;
import io.tenantry.controlplane.tenant.TenantMove;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Makes another id of a tenant hold everywhere: in its database's stamp, on every instance, in the
 * identity provider. The id it had answers nothing from then on and cools down.
 */
@Singleton
class RenameTenant implements TenantPlan {

  private final List<Stage> stages;

  RenameTenant(RenameStep rename, StampStep stamp, TenantFence fence, IdentitySteps identities) {
    this.stages = List.of(Stage.of(rename, stamp, fence.served(), identities.rename()));
  }

  @Override
  public TenantMove move() {
    return TenantMove.RENAME;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }
}
