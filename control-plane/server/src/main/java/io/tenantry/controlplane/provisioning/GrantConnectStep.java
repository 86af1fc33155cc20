package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets the tenant's logins into its database: the first thing a mount does. */
@Singleton
public class GrantConnectStep implements OperationStep {

  private final TenantDatabaseCatalog catalog;
  private final ServerSessions sessions;
  private final TenantDatabases databases;

  GrantConnectStep(
      TenantDatabaseCatalog catalog, ServerSessions sessions, TenantDatabases databases) {
    this.catalog = catalog;
    this.sessions = sessions;
    this.databases = databases;
  }

  @Override
  public String name() {
    return "grant-connect";
  }

  @Override
  public void run(StepContext context) throws Exception {
    TenantDatabase database = catalog.get(context);
    // Under the lock: a runner taken for dead must not let in whom a later dismount has shut out.
    sessions
        .forTenant(context, database)
        .execute(DatabaseSql.grantConnect(database.names().database(), database.names().logins()));
  }

  @Override
  public void compensate(StepContext context) throws Exception {
    Optional<TenantDatabase> database = catalog.find(context);
    if (database.isPresent()) {
      databases.cutOff(database.get().tenant());
    }
  }
}
