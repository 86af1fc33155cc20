package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;
import java.util.List;
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

  FreshLoginsStep(TenantDatabaseCatalog catalog, ServerSessions sessions, RolesStep roles) {
    this.catalog = catalog;
    this.sessions = sessions;
    this.roles = roles;
  }

  @Override
  public String name() {
    return roles.name();
  }

  @Override
  public void run(StepContext context) throws Exception {
    TenantDatabase database = catalog.get(context);
    roles.run(context);
    sessions.forTenant(context, database).execute(DatabaseSql.open(database.names().database()));
  }

  @Override
  public void compensate(StepContext context) throws Exception {
    Optional<TenantDatabase> database = catalog.find(context);
    if (database.isPresent()) {
      DatabaseNames names = database.get().names();
      ServerSession session = sessions.forTenant(context, database.get());
      for (String login : names.logins()) {
        if (session.exists(RoleSql.EXISTS, login)) {
          session.execute(DatabaseSql.revokeConnect(names.database(), List.of(login)));
        }
      }
    }
    roles.compensate(context);
  }
}
