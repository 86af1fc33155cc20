package io.tenantry.controlplane.buffer;

import io.tenantry.controlplane.operation.Lane;
import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.provisioning.DatabaseStep;
import io.tenantry.controlplane.provisioning.RolesStep;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes a buffer tenant with the steps that make a tenant. */
@Singleton
class PrepareBuffer implements OperationPlan {

  static final String TYPE = "prepare-buffer";

  private final List<Stage> stages;

  PrepareBuffer(BufferEntryStep entry, RolesStep roles, DatabaseStep database, ReadyStep ready) {
    this.stages = List.of(Stage.beside(Lane.of(entry, roles), Lane.of(database)), Stage.of(ready));
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }
}
