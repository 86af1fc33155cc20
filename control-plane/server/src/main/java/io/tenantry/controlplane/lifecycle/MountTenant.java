package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.provisioning.GrantConnectStep;
import io.tenantry.controlplane.tenant.TenantMove;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes a tenant reachable: PostgreSQL lets its logins in, then every instance learns of it. */
@Singleton
class MountTenant implements ReversibleMove {

  private final List<Stage> stages;

  MountTenant(GrantConnectStep grantConnect, Transitions transitions, TenantFence fence) {
    this.stages =
        List.of(
            Stage.of(grantConnect, new StateStep(TenantMove.MOUNT, transitions), fence.served()));
  }

  @Override
  public TenantMove move() {
    return TenantMove.MOUNT;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }
}
