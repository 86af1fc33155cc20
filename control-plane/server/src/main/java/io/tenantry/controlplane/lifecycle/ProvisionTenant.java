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
 * From a row in the catalog to a tenant that every instance serves. The database, its logins and
 * the tenant's place in the identity provider are made side by side: none needs another.
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
            Stage.beside(Lane.of(entry, roles), Lane.of(database), Lane.of(firstAdministrator)),
            Stage.of(stamp, grantConnect, activate, fence.served()));
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
