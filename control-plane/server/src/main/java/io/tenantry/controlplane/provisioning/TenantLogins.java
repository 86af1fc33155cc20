package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.server.GroupRoles;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    Set<String> existing = Set.copyOf(existing(session, names.logins()));
    String logins = logins(existing, names, verifiers);
    String files = session.exists(RoleSql.MAY_LIMIT_TEMPORARY_FILES) ? temporaryFiles(names) : "";
    Clerk clerk = Clerk.of(names.database());
    // Logins that are there may have been made before there were clerks.
    if (!existing.isEmpty() || !clerk.worksFor(session)) {
      session.execute(logins + files);
    } else if (clerk.mayLimitTemporaryFiles(session)) {
      session.execute(clerk.doing(logins + files));
    } else {
      session.execute(clerk.doing(logins) + files);
    }
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

  private String logins(Set<String> existing, DatabaseNames names, LoginVerifiers verifiers) {
    // Limits last: each login and each grant makes the server collect anew whom the one who makes
    // them may change.
    return login(existing, names.appLogin(), verifiers.app(), config.app())
        + login(existing, names.reportLogin(), verifiers.report(), config.report())
        + login(existing, names.migrateLogin(), verifiers.migrate(), config.migrate())
        + RoleSql.join(GroupRoles.APP, names.appLogin())
        + RoleSql.join(GroupRoles.REPORT, names.reportLogin())
        + RoleSql.joinOwner(names.migrateLogin())
        + RoleSql.limitTime(names.appLogin(), limits(config.app()))
        + RoleSql.limitTime(names.reportLogin(), limits(config.report()))
        + RoleSql.limitTime(names.migrateLogin(), limits(config.migrate()));
  }

  private static String login(
      Set<String> existing, String login, String verifier, ProvisioningConfig.Login config) {
    return RoleSql.login(existing.contains(login), login, verifier, config.connections());
  }

  private String temporaryFiles(DatabaseNames names) {
    return names.logins().stream()
        .map(login -> RoleSql.limitTemporaryFiles(login, config.temporaryFileMegabytes()))
        .collect(Collectors.joining());
  }

  private static LoginLimits limits(ProvisioningConfig.Login login) {
    return new LoginLimits(login.statementTimeout(), login.idleInTransactionTimeout());
  }
}
