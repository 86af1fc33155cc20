package io.tenantry.controlplane.provisioning;

import static io.tenantry.controlplane.server.SqlQuoting.identifier;
import static io.tenantry.controlplane.server.SqlQuoting.literal;

import io.tenantry.controlplane.server.GroupRoles;
import io.tenantry.controlplane.server.SqlQuoting;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements that make, limit and drop logins; nothing but SQL. */
public final class RoleSql {

  /** One parameter: the name. */
  public static final String EXISTS = "select 1 from pg_roles where rolname = ?";

  /** One parameter: names, joined by commas. */
  static final String EXISTING =
      "select rolname from pg_roles where rolname = any (string_to_array(?, ',')) order by rolname";

  /** One parameter: names, joined by commas. Of each the groups it is in: {@code name group}. */
  static final String MEMBERSHIPS =
      "select distinct pg_get_userbyid(member) || ' ' || pg_get_userbyid(roleid)"
          + " from pg_auth_members where pg_get_userbyid(member) = any (string_to_array(?, ','))";

  /** Two parameters: login and database. Finds a row if it can enter. */
  static final String IS_LET_IN = "select 1 where has_database_privilege(?, ?, 'connect')";

  /** Two parameters: logins, joined by commas, and database. Those that cannot enter. */
  static final String SHUT_OUT =
      "select login from unnest(string_to_array(?, ',')) as l (login)"
          + " where not has_database_privilege(login, ?, 'connect')";

  /** Finds a row if the admin login may limit temporary files. */
  static final String MAY_LIMIT_TEMPORARY_FILES =
      "select 1 where has_parameter_privilege('temp_file_limit', 'SET')";

  /** Finds a row if the admin login may let another role limit them. */
  static final String MAY_LET_LIMIT_TEMPORARY_FILES =
      "select 1 where has_parameter_privilege('temp_file_limit', 'SET WITH GRANT OPTION')";

  /** One parameter: a role. Finds a row if it may limit temporary files. */
  static final String LIMITS_TEMPORARY_FILES =
      "select 1 where has_parameter_privilege(?, 'temp_file_limit', 'SET')";

  private RoleSql() {}

  /**
   * Makes a role that makes logins and admits them to the groups, without being in one itself; one
   * transaction.
   *
   * @param files whether it may limit temporary files
   */
  static String clerk(String role, boolean files) {
    String name = identifier(role);
    String groups =
        Stream.of(GroupRoles.OWNER, GroupRoles.APP, GroupRoles.REPORT)
            .map(SqlQuoting::identifier)
            .collect(Collectors.joining(", "));
    return "CREATE ROLE "
        + name
        + " NOLOGIN CREATEROLE;\nGRANT "
        + groups
        + " TO "
        + name
        + " WITH ADMIN TRUE, INHERIT FALSE, SET FALSE;\nGRANT "
        + name
        + " TO CURRENT_USER WITH INHERIT FALSE, SET TRUE;\n"
        + (files ? "GRANT SET ON PARAMETER temp_file_limit TO " + name + ";\n" : "");
  }

  /** The statements as another role runs them; one transaction with what is beside them. */
  static String as(String role, String statements) {
    return "SET ROLE " + identifier(role) + ";\n" + statements + "RESET ROLE;\n";
  }

  /**
   * Makes the login, or changes it.
   *
   * @param verifier a SCRAM-SHA-256 verifier; the password itself never becomes SQL
   * @param connections most connections at a time
   */
  public static String login(boolean exists, String login, String verifier, int connections) {
    return (exists ? "ALTER ROLE " : "CREATE ROLE ")
        + identifier(login)
        + " LOGIN NOCREATEDB NOCREATEROLE CONNECTION LIMIT "
        + connections
        + " PASSWORD "
        + literal(verifier)
        + ";\n";
  }

  /** The members of a group have its rights, and cannot become it. */
  public static String join(String group, String login) {
    return grant(group, login) + " WITH INHERIT TRUE, SET FALSE;\n";
  }

  /** Whatever the login creates belongs to the owner role: a login owns nothing. */
  public static String joinOwner(String login) {
    return grant(GroupRoles.OWNER, login)
        + " WITH INHERIT TRUE, SET TRUE;\n"
        + set(login, "role", GroupRoles.OWNER);
  }

  /**
   * Whoever works as the owner role may become the application's, whom row-level security holds.
   */
  public static String letActAsApplication(String login) {
    return grant(GroupRoles.APP, login) + " WITH INHERIT FALSE, SET TRUE;\n";
  }

  static String takeBackApplication(String login) {
    return "REVOKE " + identifier(GroupRoles.APP) + " FROM " + identifier(login) + ";\n";
  }

  static String limitTime(String login, LoginLimits limits) {
    return set(login, "statement_timeout", limits.statementTimeout().toMillis() + "ms")
        + set(
            login,
            "idle_in_transaction_session_timeout",
            limits.idleInTransactionTimeout().toMillis() + "ms");
  }

  static String limitTemporaryFiles(String login, int megabytes) {
    return set(login, "temp_file_limit", megabytes + "MB");
  }

  public static String drop(String login) {
    return "DROP ROLE IF EXISTS " + identifier(login) + ";\n";
  }

  private static String set(String login, String setting, String value) {
    return "ALTER ROLE " + identifier(login) + " SET " + setting + " = " + literal(value) + ";\n";
  }

  private static String grant(String group, String login) {
    return "GRANT " + identifier(group) + " TO " + identifier(login);
  }
}
