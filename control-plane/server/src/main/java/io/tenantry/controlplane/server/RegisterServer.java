package io.tenantry.controlplane.server;

import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
import jakarta.inject.Singleton;
import java.util.List;

/** How a database server is registered. Its parameters are the server without its secret. */
@Singleton
class RegisterServer implements OperationPlan {

  static final String TYPE = "register-server";

  private final List<Stage> stages;

  RegisterServer(
      InspectStep inspect,
      GroupRolesStep groupRoles,
      HardenStep harden,
      PrepareStep prepare,
      CatchUpStep catchUp) {
    this.stages = List.of(Stage.of(inspect, groupRoles, harden, prepare, catchUp));
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public boolean cancelable() {
    return true;
  }

  @Override
  public List<Stage> stages() {
    return stages;
  }
}
