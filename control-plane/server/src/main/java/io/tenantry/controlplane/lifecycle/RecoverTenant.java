package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.provisioning.GrantConnectStep;
import io.tenantry.controlplane.tenant.TenantMove;
import jakarta.inject.Singleton;
import java.util.List;

/** Brings a deleted tenant back with its data, its users and all its names, and up to date. */
@Singleton
class RecoverTenant implements TenantPlan {

  private final List<Stage> stages;

  RecoverTenant(
      IdentitySteps identities,
      GrantConnectStep grantConnect,
      Transitions transitions,
      TenantFence fence,
      CatchUpStep catchUp) {
    this.stages =
        List.of(
            Stage.of(
                identities.enable(),
                grantConnect,
                new StateStep(TenantMove.RECOVER, transitions),
                fence.served(),
                catchUp));
  }

  @Override
  public TenantMove move() {
    return TenantMove.RECOVER;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }
}
