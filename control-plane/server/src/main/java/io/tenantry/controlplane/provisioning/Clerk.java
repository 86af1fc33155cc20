package io.tenantry.controlplane.provisioning;

import java.sql.SQLException;
import java.util.List;

/**
 * One of the roles that make tenants' logins on a server, {@code tenantry_clerk_0} to {@code
 * tenantry_clerk_31}. None of them can log in; the admin login becomes one while it makes logins,
 * and has no right by it that it would not have without.
 *
 * <p>Who makes a role administers it, and at each statement about roles PostgreSQL collects anew
 * what the one who asks administers. For an admin login that has made the logins of a thousand
 * tenants that takes longer than copying a database; a clerk has made its share of them only. The
 * admin login administers what its clerks do, so that everything else about logins goes on as it.
 */
final class Clerk {

  private static final int CLERKS = 32;

  /** One parameter: the name. Finds a row if the role is there: whether it works for us. */
  private static final String IS_OURS =
      "select pg_has_role(current_user, oid, 'set')::text from pg_roles where rolname = ?";

  private static final String LOCK = "select pg_advisory_lock(hashtextextended(?, 0))::text";

  private static final String UNLOCK = "select pg_advisory_unlock(hashtextextended(?, 0))::text";

  private final String role;

  private Clerk(String role) {
    this.role = role;
  }

  /** The one that makes the logins for a database. */
  static Clerk of(String database) {
    return new Clerk("tenantry_clerk_" + Math.floorMod(database.hashCode(), CLERKS));
  }

  /**
   * Whether the admin login can become it. A clerk that is missing is employed; one that another
   * admin login of the server has employed stays that one's.
   */
  boolean worksFor(ServerSession session) throws SQLException {
    List<String> ours = session.query(IS_OURS, role);
    if (ours.isEmpty()) {
      employ(session);
      ours = session.query(IS_OURS, role);
    }
    return ours.contains("true");
  }

  private void employ(ServerSession session) throws SQLException {
    session.query(LOCK, role);
    try {
      if (!session.exists(RoleSql.EXISTS, role)) {
        boolean files = session.exists(RoleSql.MAY_LET_LIMIT_TEMPORARY_FILES);
        session.execute(RoleSql.clerk(role, files));
      }
    } finally {
      session.query(UNLOCK, role);
    }
  }

  /** Whether it may limit temporary files, as the admin login may. */
  boolean mayLimitTemporaryFiles(ServerSession session) throws SQLException {
    return session.exists(RoleSql.LIMITS_TEMPORARY_FILES, role);
  }

  /** The statements as they are run by it. */
  String doing(String statements) {
    return RoleSql.as(role, statements);
  }
}
