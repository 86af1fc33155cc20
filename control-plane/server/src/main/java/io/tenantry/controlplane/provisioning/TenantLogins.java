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
    // Limits last: each login and each grant makes the server collect anew whom the one who makes
    // them may change.
    String logins =
        logins(existing, names, verifiers) + joins(joined(session, existing), names) + times(names);
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
    return login(existing, names.appLogin(), verifiers.app(), config.app())
        + login(existing, names.reportLogin(), verifiers.report(), config.report())
        + login(existing, names.migrateLogin(), verifiers.migrate(), config.migrate());
  }

  /**
   * Their memberships as they are. To grant one again would not do nothing: another grantor, as a
   * clerk and the admin login are, makes another membership of it.
   */
  private static Set<String> joined(ServerSession session, Set<String> existing)
      throws SQLException {
    return existing.isEmpty()
        ? Set.of()
        : Set.copyOf(session.query(RoleSql.MEMBERSHIPS, String.join(",", existing)));
  }

  private static String joins(Set<String> joined, DatabaseNames names) {
    String app = names.appLogin();
    String report = names.reportLogin();
    String migrate = names.migrateLogin();
    return (joined.contains(app + " " + GroupRoles.APP) ? "" : RoleSql.join(GroupRoles.APP, app))
        + (joined.contains(report + " " + GroupRoles.REPORT)
            ? ""
            : RoleSql.join(GroupRoles.REPORT, report))
        + (joined.contains(migrate + " " + GroupRoles.OWNER) ? "" : RoleSql.joinOwner(migrate));
  }

  private String times(DatabaseNames names) {
    return RoleSql.limitTime(names.appLogin(), limits(config.app()))
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
