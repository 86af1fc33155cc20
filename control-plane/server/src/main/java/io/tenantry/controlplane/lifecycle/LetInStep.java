package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.provisioning.GrantConnectStep;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.inject.Singleton;

/** Lets the logins of a tenant in again if it is mounted; one that is not stays shut. */
@Singleton
class LetInStep implements OperationStep {

  private final TenantCatalog catalog;
  private final GrantConnectStep grantConnect;

  LetInStep(TenantCatalog catalog, GrantConnectStep grantConnect) {
    this.catalog = catalog;
    this.grantConnect = grantConnect;
  }

  @Override
  public String name() {
    return grantConnect.name();
  }

  @Override
  public void run(StepContext context) throws Exception {
    if (catalog.get(Subject.of(context)).state().mounted()) {
      grantConnect.run(context);
    }
  }

  @Override
  public void compensate(StepContext context) throws Exception {
    grantConnect.compensate(context);
  }
}
