package io.tenantry.controlplane.provisioning;

import static io.tenantry.controlplane.server.SqlQuoting.identifier;
import static io.tenantry.controlplane.server.SqlQuoting.literal;

import io.tenantry.controlplane.server.GroupRoles;

/** The statements that make, limit and drop logins; nothing but SQL. */
public final class RoleSql {

  /** One parameter: the name. */
  public static final String EXISTS = "select 1 from pg_roles where rolname = ?";

  /** One parameter: names, joined by commas. */
  static final String EXISTING =
      "select rolname from pg_roles where rolname = any (string_to_array(?, ',')) order by rolname";

  /** Two parameters: login and database. Finds a row if it can enter. */
  static final String IS_LET_IN = "select 1 where has_database_privilege(?, ?, 'connect')";

  /** Finds a row if the admin login may limit temporary files. */
  static final String MAY_LIMIT_TEMPORARY_FILES =
      "select 1 where has_parameter_privilege('temp_file_limit', 'SET')";

  private RoleSql() {}

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

  static String limit(String login, LoginLimits limits) {
    return set(login, "statement_timeout", limits.statementTimeout().toMillis() + "ms")
        + set(
            login,
            "idle_in_transaction_session_timeout",
            limits.idleInTransactionTimeout().toMillis() + "ms")
        + limits
            .temporaryFiles()
            .map(megabytes -> set(login, "temp_file_limit", megabytes + "MB"))
            .orElse("");
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
