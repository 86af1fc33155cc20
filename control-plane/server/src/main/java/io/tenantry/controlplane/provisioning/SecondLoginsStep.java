package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.server.ServerLogin;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes a second set of logins beside the tenant's own, with new passwords, let in where those are,
 * and tries each that is: what cannot log in is never announced. Undone until it is announced.
 */
@Singleton
public class SecondLoginsStep implements OperationStep {

  private final TenantDatabaseCatalog catalog;
  private final ServerSessions sessions;
  private final TenantCredentials credentials;
  private final TenantLogins logins;
  private final CredentialRotations rotations;

  SecondLoginsStep(
      TenantDatabaseCatalog catalog,
      ServerSessions sessions,
      TenantCredentials credentials,
      TenantLogins logins,
      CredentialRotations rotations) {
    this.catalog = catalog;
    this.sessions = sessions;
    this.credentials = credentials;
    this.logins = logins;
    this.rotations = rotations;
  }

  @Override
  public String name() {
    return "second-logins";
  }

  @Override
  public void run(StepContext context) throws Exception {
    TenantDatabase database = catalog.get(context);
    UUID tenant = database.tenant();
    DatabaseNames second = database.names().rotated();
    ServerSession session = sessions.forTenant(context, database);
    Optional<SealedSecrets> begun = rotations.find(tenant, context.operationId());
    if (begun.isEmpty()) {
      // Of a rotation that did not get to its end; nobody is told of them any more.
      logins.drop(session, database, second);
      SealedSecrets fresh = credentials.fresh(tenant);
      context.whileCurrent(() -> rotations.begin(tenant, context.operationId(), second, fresh));
      begun = Optional.of(fresh);
    }
    logins.make(session, second, credentials.verifiersOf(tenant, begun.get()));
    letInAndTry(session, database, credentials.logins(tenant, second, begun.get()));
  }

  private static void letInAndTry(
      ServerSession session, TenantDatabase database, List<ServerLogin> second)
      throws SQLException {
    String name = database.names().database();
    if (!session.exists(RoleSql.IS_LET_IN, database.names().appLogin(), name)) {
      return;
    }
    session.execute(
        DatabaseSql.grantConnect(name, second.stream().map(ServerLogin::name).toList()));
    for (ServerLogin login : second) {
      session.connectionsOf(login, name).getConnection().close();
    }
  }

  @Override
  public void compensate(StepContext context) throws Exception {
    Optional<TenantDatabase> database = catalog.find(context);
    if (database.isPresent()
        && rotations.find(database.get().tenant(), context.operationId()).isPresent()) {
      ServerSession session = sessions.forTenant(context, database.get());
      // Whichever set is not in the catalog: the new one, or the former one after the announcement.
      logins.drop(session, database.get(), database.get().names().rotated());
      rotations.end(database.get().tenant(), context.operationId());
    }
  }
}
