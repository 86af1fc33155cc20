package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.Operations;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.tenant.Standing;
import io.tenantry.controlplane.tenant.TenantMove;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Announces that a tenant is deleted, and notes until when it is kept. */
@Singleton
class DeleteStep implements OperationStep {

  static final String RETAINED_UNTIL = "retainedUntil";

  private final Transitions transitions;
  private final Operations operations;

  DeleteStep(Transitions transitions, Operations operations) {
    this.transitions = transitions;
    this.operations = operations;
  }

  @Override
  public String name() {
    return TenantMove.DELETE.action();
  }

  @Override
  public void run(StepContext context) {
    Instant until = Instant.parse(context.params().path(RETAINED_UNTIL).textValue());
    List<String> reasons =
        operations.find(context.operationId()).orElseThrow().reason().stream().toList();
    transitions.make(
        context, TenantMove.DELETE, state -> new Standing(state, reasons, Optional.of(until)));
    context.result(RETAINED_UNTIL, until.toString());
  }

  @Override
  public void compensate(StepContext context) {
    transitions.takeBack(context);
  }
}
