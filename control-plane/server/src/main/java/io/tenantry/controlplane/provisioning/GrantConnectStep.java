package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/** Lets the tenant's logins into its database: the first thing a mount does. */
@Singleton
public class GrantConnectStep implements OperationStep {

  private final TenantDatabaseCatalog catalog;
  private final TenantDatabases databases;

  GrantConnectStep(TenantDatabaseCatalog catalog, TenantDatabases databases) {
    this.catalog = catalog;
    this.databases = databases;
  }

  @Override
  public String name() {
    return "grant-connect";
  }

  @Override
  public void run(StepContext context) throws Exception {
    UUID tenant = catalog.get(context).tenant();
    context.checkpoint();
    databases.grantConnect(tenant);
  }

  @Override
  public void compensate(StepContext context) throws Exception {
    Optional<TenantDatabase> database = catalog.find(context);
    if (database.isPresent()) {
      databases.cutOff(database.get().tenant());
    }
  }
}
