package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.operation.StepPolicy;
import io.tenantry.controlplane.provisioning.GrantConnectStep;
import io.tenantry.controlplane.provisioning.TenantDatabases;
import io.tenantry.controlplane.tenant.Lifecycle;
import io.tenantry.controlplane.tenant.Standing;
import io.tenantry.controlplane.tenant.TenantState;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/**
 * Shuts the tenant's logins out of its database and ends their sessions: also an instance that
 * never registered, or was taken for dead and is not, reads nothing from now on.
 */
@Singleton
class CutOffStep implements OperationStep {

  private final TenantDatabases databases;
  private final GrantConnectStep grantConnect;

  CutOffStep(TenantDatabases databases, GrantConnectStep grantConnect) {
    this.databases = databases;
    this.grantConnect = grantConnect;
  }

  @Override
  public String name() {
    return "cut-off";
  }

  @Override
  public StepPolicy policy() {
    return StepPolicy.retry(100).thenAbort();
  }

  @Override
  public void run(StepContext context) throws SQLException {
    context.checkpoint();
    databases.cutOff(Subject.of(context));
  }

  @Override
  public void compensate(StepContext context) throws Exception {
    if (Before.of(context).map(Standing::state).map(CutOffStep::wasServed).orElse(true)) {
      grantConnect.run(context);
    }
  }

  private static boolean wasServed(TenantState before) {
    return before.mounted() && before.lifecycle() instanceof Lifecycle.Active;
  }
}
