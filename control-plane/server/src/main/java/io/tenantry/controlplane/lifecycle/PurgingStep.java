package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.tenant.Standing;
import io.tenantry.controlplane.tenant.TenantMove;
import java.util.Optional;

/** From here there is no way back; the tenant's id stays its own until its retention ends. */
final class PurgingStep implements OperationStep {

  private final Transitions transitions;

  PurgingStep(Transitions transitions) {
    this.transitions = transitions;
  }

  @Override
  public String name() {
    return TenantMove.PURGE.action();
  }

  @Override
  public void run(StepContext context) {
    Optional<Standing> before = Before.of(context);
    transitions.make(
        context,
        TenantMove.PURGE,
        state ->
            new Standing(
                state,
                before.map(Standing::reasons).orElseThrow(),
                before.flatMap(Standing::retainedUntil)));
  }
}
