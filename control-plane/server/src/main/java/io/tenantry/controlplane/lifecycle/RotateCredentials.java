package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.provisioning.AnnounceLoginsStep;
import io.tenantry.controlplane.provisioning.FormerLoginsStep;
import io.tenantry.controlplane.provisioning.SecondLoginsStep;
import io.tenantry.controlplane.tenant.TenantMove;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Gives a tenant other logins with other passwords while it is in use. Both sets are valid from the
 * first step to the last, so that no request finds none; the fence says when nothing uses the
 * former ones any more.
 */
@Singleton
class RotateCredentials implements TenantPlan {

  private final List<Stage> stages;

  RotateCredentials(
      SecondLoginsStep second,
      AnnounceLoginsStep announce,
      TenantFence fence,
      FormerLoginsStep former) {
    this.stages = List.of(Stage.of(second, announce, fence.drained(), former));
  }

  @Override
  public TenantMove move() {
    return TenantMove.ROTATE_CREDENTIALS;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }

  @Override
  public boolean repeatable() {
    return true;
  }
}
