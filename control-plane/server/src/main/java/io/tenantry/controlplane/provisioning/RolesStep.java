package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.server.GroupRoles;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Makes the tenant's three logins. Their passwords are in the catalog before the server learns of
 * them, so that a repeated run makes the logins match the catalog and never the other way round.
 */
@Singleton
public class RolesStep implements OperationStep {

  private final TenantDatabaseCatalog catalog;
  private final ServerSessions sessions;
  private final TenantCredentials credentials;
  private final ProvisioningConfig config;

  RolesStep(
      TenantDatabaseCatalog catalog,
      ServerSessions sessions,
      TenantCredentials credentials,
      ProvisioningConfig config) {
    this.catalog = catalog;
    this.sessions = sessions;
    this.credentials = credentials;
    this.config = config;
  }

  @Override
  public String name() {
    return "roles";
  }

  @Override
  public void run(StepContext context) throws Exception {
    TenantDatabase database = catalog.get(context);
    ServerSession session = sessions.forTenant(context, database);
    if (Prepared.is(context) && session.exists(RoleSql.EXISTS, database.names().migrateLogin())) {
      return;
    }
    LoginVerifiers verifiers = credentials.verifiersOf(database.tenant());
    DatabaseNames names = database.names();
    Optional<Integer> files = temporaryFiles(session);
    session.execute(
        login(session, names.appLogin(), verifiers.app(), limits(config.app(), files))
            + RoleSql.join(GroupRoles.APP, names.appLogin())
            + login(
                session, names.reportLogin(), verifiers.report(), limits(config.report(), files))
            + RoleSql.join(GroupRoles.REPORT, names.reportLogin())
            + login(
                session, names.migrateLogin(), verifiers.migrate(), limits(config.migrate(), files))
            + RoleSql.joinOwner(names.migrateLogin()));
  }

  @Override
  public void compensate(StepContext context) throws Exception {
    Optional<TenantDatabase> database = catalog.find(context);
    if (database.isEmpty()) {
      return;
    }
    DatabaseNames names = database.get().names();
    ServerSession session = sessions.forTenant(context, database.get());
    session.execute(
        RoleSql.drop(names.appLogin())
            + RoleSql.drop(names.reportLogin())
            + RoleSql.drop(names.migrateLogin()));
    catalog.eraseSecrets(database.get().tenant());
  }

  private static String login(
      ServerSession session, String login, String verifier, LoginLimits limits)
      throws SQLException {
    boolean exists = session.exists(RoleSql.EXISTS, login);
    return RoleSql.login(exists, login, verifier, limits.connections())
        + RoleSql.limit(login, limits);
  }

  private Optional<Integer> temporaryFiles(ServerSession session) throws SQLException {
    return session.exists(RoleSql.MAY_LIMIT_TEMPORARY_FILES)
        ? Optional.of(config.temporaryFileMegabytes())
        : Optional.empty();
  }

  private static LoginLimits limits(ProvisioningConfig.Login login, Optional<Integer> files) {
    return new LoginLimits(
        login.connections(), login.statementTimeout(), login.idleInTransactionTimeout(), files);
  }
}
