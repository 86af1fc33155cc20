package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.tenant.TenantMove;

/** Announces to the instances that a tenant is in another state. */
final class StateStep implements OperationStep {

  private final TenantMove move;
  private final Transitions transitions;

  StateStep(TenantMove move, Transitions transitions) {
    this.move = move;
    this.transitions = transitions;
  }

  @Override
  public String name() {
    return move.action();
  }

  @Override
  public void run(StepContext context) {
    transitions.make(context, move);
  }

  @Override
  public void compensate(StepContext context) {
    transitions.takeBack(context);
  }
}
