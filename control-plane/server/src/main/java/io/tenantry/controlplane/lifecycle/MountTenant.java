package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.provisioning.GrantConnectStep;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes a tenant reachable: PostgreSQL lets its logins in, then every instance learns of it. */
@Singleton
class MountTenant implements OperationPlan {

  static final String TYPE = "mount";

  private final List<Stage> stages;

  MountTenant(GrantConnectStep grantConnect, MountStep mount, ServedStep served) {
    this.stages = List.of(Stage.of(grantConnect, mount, served));
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
