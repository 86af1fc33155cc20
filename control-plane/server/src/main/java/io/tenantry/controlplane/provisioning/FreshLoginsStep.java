package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Gives a database that exists logins with passwords of this catalog, and closes it to everybody
 * else. Undone by shutting the logins out before they are dropped: the database stays as it is.
 */
@Singleton
public class FreshLoginsStep implements OperationStep {

  private final TenantDatabaseCatalog catalog;
  private final ServerSessions sessions;
  private final RolesStep roles;
  private final TenantLogins logins;

  FreshLoginsStep(
      TenantDatabaseCatalog catalog,
      ServerSessions sessions,
      RolesStep roles,
      TenantLogins logins) {
    this.catalog = catalog;
    this.sessions = sessions;
    this.roles = roles;
    this.logins = logins;
  }

  @Override
  public String name() {
    return roles.name();
  }

  @Override
  public void run(StepContext context) throws Exception {
    TenantDatabase database = catalog.get(context);
    ServerSession session = sessions.forTenant(context, database);
    // The catalog that the database was in before may have left it with the other set.
    logins.drop(session, database, database.names().rotated());
    roles.make(session, database);
    session.execute(DatabaseSql.open(database.names().database()));
  }

  @Override
  public void compensate(StepContext context) throws Exception {
    Optional<TenantDatabase> database = catalog.find(context);
    if (database.isPresent()) {
      ServerSession session = sessions.forTenant(context, database.get());
      logins.drop(session, database.get(), database.get().names());
    }
    roles.compensate(context);
  }
}
