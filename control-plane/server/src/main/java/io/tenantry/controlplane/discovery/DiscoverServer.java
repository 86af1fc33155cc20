package io.tenantry.controlplane.discovery;

import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
import jakarta.inject.Singleton;
import java.util.List;

/** How lost entries are made again from the stamps of a server's databases. */
@Singleton
class DiscoverServer implements OperationPlan {

  static final String TYPE = "discover-server";

  /** One parameter: the id of the server. */
  static final String SERVER = "id";

  private final List<Stage> stages;

  DiscoverServer(DiscoverStep discover) {
    this.stages = List.of(Stage.of(discover));
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
