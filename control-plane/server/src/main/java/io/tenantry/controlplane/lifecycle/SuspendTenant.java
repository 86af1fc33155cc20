package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.tenant.TenantMove;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Closes a tenant for a while: instances refuse it and say why, its sessions end, and PostgreSQL
 * shuts its logins out. Data, names and the control plane's view of it stay.
 */
@Singleton
class SuspendTenant implements ReversibleMove {

  private final List<Stage> stages;

  SuspendTenant(Transitions transitions, TenantFence fence, CutOffStep cutOff) {
    this.stages =
        List.of(Stage.of(new StateStep(TenantMove.SUSPEND, transitions), fence.drained(), cutOff));
  }

  @Override
  public TenantMove move() {
    return TenantMove.SUSPEND;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }
}
