package io.tenantry.controlplane.buffer;

import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.provisioning.DatabaseStep;
import io.tenantry.controlplane.provisioning.DestroyStep;
import io.tenantry.controlplane.provisioning.RolesStep;
import jakarta.inject.Singleton;
import java.util.List;

/** Destroys a buffer tenant that nobody will take any more. */
@Singleton
class DiscardBuffer implements OperationPlan {

  static final String TYPE = "discard-buffer";

  private final List<Stage> stages;

  DiscardBuffer(DatabaseStep database, RolesStep roles, BufferEntryStep entry) {
    this.stages =
        List.of(
            Stage.of(new DestroyStep(database), new DestroyStep(roles), new DestroyStep(entry)));
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
