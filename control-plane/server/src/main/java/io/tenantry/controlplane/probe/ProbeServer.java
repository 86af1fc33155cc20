package io.tenantry.controlplane.probe;

import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
import jakarta.inject.Singleton;
import java.util.List;

/** How a server is probed on request; its result is the report. */
@Singleton
class ProbeServer implements OperationPlan {

  static final String TYPE = "probe-server";

  /** One parameter: the id of the server. */
  static final String SERVER = "id";

  private final List<Stage> stages;

  ProbeServer(ProbeStep probe) {
    this.stages = List.of(Stage.of(probe));
  }

  @Override
  public String type() {
    return TYPE;
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
