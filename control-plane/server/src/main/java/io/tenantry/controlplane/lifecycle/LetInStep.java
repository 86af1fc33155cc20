package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.provisioning.GrantConnectStep;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantState;
import java.util.function.Predicate;

/** Lets the logins of a tenant in again where its state says so; elsewhere they stay shut out. */
final class LetInStep implements OperationStep {

  private final TenantCatalog catalog;
  private final GrantConnectStep grantConnect;
  private final Predicate<TenantState> where;

  LetInStep(TenantCatalog catalog, GrantConnectStep grantConnect, Predicate<TenantState> where) {
    this.catalog = catalog;
    this.grantConnect = grantConnect;
    this.where = where;
  }

  @Override
  public String name() {
    return grantConnect.name();
  }

  @Override
  public void run(StepContext context) throws Exception {
    if (where.test(catalog.get(Subject.of(context)).state())) {
      grantConnect.run(context);
    }
  }

  @Override
  public void compensate(StepContext context) throws Exception {
    grantConnect.compensate(context);
  }
}
