package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.provisioning.GrantConnectStep;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantMove;
import io.tenantry.controlplane.tenant.TenantState;
import jakarta.inject.Singleton;
import java.util.List;

/** Opens a suspended tenant again, as it was before. */
@Singleton
class ReactivateTenant implements ReversibleMove {

  private final List<Stage> stages;

  ReactivateTenant(
      TenantCatalog catalog,
      GrantConnectStep grantConnect,
      Transitions transitions,
      TenantFence fence) {
    this.stages =
        List.of(
            Stage.of(
                new LetInStep(catalog, grantConnect, TenantState::mounted),
                new StateStep(TenantMove.REACTIVATE, transitions),
                fence.served()));
  }

  @Override
  public TenantMove move() {
    return TenantMove.REACTIVATE;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }
}
