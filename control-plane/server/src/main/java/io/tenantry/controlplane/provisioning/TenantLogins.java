package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.server.GroupRoles;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Makes and drops the three logins of a tenant on its server. */
@Singleton
class TenantLogins {

  private final ProvisioningConfig config;

  TenantLogins(ProvisioningConfig config) {
    this.config = config;
  }

  /** Makes them with their limits and groups, or changes those that exist; one transaction. */
  void make(ServerSession session, DatabaseNames names, LoginVerifiers verifiers)
      throws SQLException {
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

  /**
   * Shuts those that exist out of the database, ends their sessions and drops them. Repeatable.
   *
   * @throws SessionsRemainException when some sessions outlast every attempt to end them
   */
  void drop(ServerSession session, TenantDatabase database, DatabaseNames names)
      throws SQLException {
    List<String> existing = existing(session, names.logins());
    if (existing.isEmpty()) {
      return;
    }
    if (session.exists(DatabaseSql.EXISTS, names.database())) {
      session.execute(DatabaseSql.revokeConnect(names.database(), existing));
    }
    Sessions.end(session, database.tenant(), existing);
    for (String login : existing) {
      session.execute(RoleSql.drop(login));
    }
  }

  /** Those of the logins that the server knows. */
  static List<String> existing(ServerSession session, List<String> logins) throws SQLException {
    return session.query(RoleSql.EXISTING, String.join(",", logins));
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
