package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.identity.FirstAdministratorStep;
import io.tenantry.controlplane.operation.Lane;
import io.tenantry.controlplane.operation.OperationPlan;
import io.tenantry.controlplane.operation.Stage;
import io.tenantry.controlplane.provisioning.DatabaseStep;
import io.tenantry.controlplane.provisioning.GrantConnectStep;
import io.tenantry.controlplane.provisioning.RolesStep;
import io.tenantry.controlplane.provisioning.StampStep;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * From a row in the catalog to a tenant that every instance serves. The identity provider is told
 * while the database is made: neither needs the other.
 */
@Singleton
class ProvisionTenant implements OperationPlan {

  static final String TYPE = "provision";

  private final List<Stage> stages;

  ProvisionTenant(
      EntryStep entry,
      RolesStep roles,
      DatabaseStep database,
      StampStep stamp,
      GrantConnectStep grantConnect,
      FirstAdministratorStep firstAdministrator,
      ActivateStep activate,
      TenantFence fence) {
    this.stages =
        List.of(
            Stage.beside(
                Lane.of(entry, roles, database, stamp, grantConnect), Lane.of(firstAdministrator)),
            Stage.of(activate, fence.served()));
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
