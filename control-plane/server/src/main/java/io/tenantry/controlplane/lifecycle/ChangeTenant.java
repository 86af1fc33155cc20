package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.tenant.TenantMove;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Makes other properties of a tenant hold everywhere. They are in the catalog with the acceptance;
 * instances take them over while they serve, and the identity provider learns the addresses.
 */
@Singleton
class ChangeTenant implements TenantPlan {

  private final List<Stage> stages;

  ChangeTenant(TenantFence fence, IdentitySteps identities, MarkSandboxStep markSandbox) {
    this.stages = List.of(Stage.of(fence.served(), identities.update(), markSandbox));
  }

  @Override
  public TenantMove move() {
    return TenantMove.CHANGE;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }
}
