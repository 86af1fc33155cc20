package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.server.GroupRoles;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    Set<String> existing = Set.copyOf(existing(session, names.logins()));
    // Limits last: each login and each grant makes the server collect anew whom the admin login may
    // change, which takes the longer the more tenants there are.
    session.execute(
        login(existing, names.appLogin(), verifiers.app(), config.app())
            + login(existing, names.reportLogin(), verifiers.report(), config.report())
            + login(existing, names.migrateLogin(), verifiers.migrate(), config.migrate())
            + RoleSql.join(GroupRoles.APP, names.appLogin())
            + RoleSql.join(GroupRoles.REPORT, names.reportLogin())
            + RoleSql.joinOwner(names.migrateLogin())
            + RoleSql.limit(names.appLogin(), limits(config.app(), files))
            + RoleSql.limit(names.reportLogin(), limits(config.report(), files))
            + RoleSql.limit(names.migrateLogin(), limits(config.migrate(), files)));
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
      Set<String> existing, String login, String verifier, ProvisioningConfig.Login config) {
    return RoleSql.login(existing.contains(login), login, verifier, config.connections());
  }

  private Optional<Integer> temporaryFiles(ServerSession session) throws SQLException {
    return session.exists(RoleSql.MAY_LIMIT_TEMPORARY_FILES)
        ? Optional.of(config.temporaryFileMegabytes())
        : Optional.empty();
  }

  private static LoginLimits limits(ProvisioningConfig.Login login, Optional<Integer> files) {
    return new LoginLimits(login.statementTimeout(), login.idleInTransactionTimeout(), files);
  }
}
