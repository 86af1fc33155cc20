package io.tenantry.controlplane.probe;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import io.tenantry.controlplane.server.ServerChanges;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/** Probes a server on request. Nothing to undo: it only looks. */
@Singleton
class ProbeStep implements OperationStep {

  private final Probing probing;

  ProbeStep(Probing probing) {
    this.probing = probing;
  }

  @Override
  public String name() {
    return "probe";
  }

  @Override
  public StepPolicy policy() {
    return StepPolicy.retry(2).thenAbort();
  }

  @Override
  public void run(StepContext context) throws SQLException {
    String server = context.params().path(ServerChanges.SERVER).textValue();
    context.result("probe", ProbeViews.view(server, probing.now(server)));
  }
}
