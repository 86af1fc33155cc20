package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.tenant.TenantMove;
import jakarta.inject.Singleton;
import java.util.List;

/** Opens a suspended tenant again, as it was before. */
@Singleton
class ReactivateTenant implements TenantPlan {

  private final List<Stage> stages;

  ReactivateTenant(LetInStep letIn, Transitions transitions, ServedStep served) {
    this.stages =
        List.of(Stage.of(letIn, new StateStep(TenantMove.REACTIVATE, transitions), served));
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
