package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.provisioning.FreshLoginsStep;
import io.tenantry.controlplane.provisioning.GrantConnectStep;
import io.tenantry.controlplane.provisioning.StampStep;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * From a database that exists to a tenant that every instance serves. Its schema and its rows stay
 * as they are; a schema that is behind waits for a sync.
 */
@Singleton
class AttachTenant implements OperationPlan {

  static final String TYPE = "attach";

  private final List<Stage> stages;

  AttachTenant(
      EntryStep entry,
      FreshLoginsStep logins,
      StampStep stamp,
      GrantConnectStep grantConnect,
      ActivateStep activate,
      TenantFence fence) {
    this.stages = List.of(Stage.of(entry, logins, stamp, grantConnect, activate, fence.served()));
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
