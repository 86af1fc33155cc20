package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.tenant.TenantMove;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Makes a tenant unreachable: announced first, then drained by every live instance, at last shut
 * out in PostgreSQL itself, so that an instance nobody hears of reads nothing either.
 */
@Singleton
class DismountTenant implements ReversibleMove {

  private final List<Stage> stages;

  DismountTenant(Transitions transitions, TenantFence fence, CutOffStep cutOff) {
    this.stages =
        List.of(Stage.of(new StateStep(TenantMove.DISMOUNT, transitions), fence.drained(), cutOff));
  }

  @Override
  public TenantMove move() {
    return TenantMove.DISMOUNT;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }
}
