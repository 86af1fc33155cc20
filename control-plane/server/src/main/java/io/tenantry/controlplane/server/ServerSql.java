package io.tenantry.controlplane.server;

import static io.tenantry.controlplane.server.SqlQuoting.identifier;
import static io.tenantry.controlplane.server.SqlQuoting.literal;

/** The statements of a registration; nothing but SQL. */
final class ServerSql {

  /** Tells one cluster from any other, whatever address it is reached by. */
  static final String SYSTEM_IDENTIFIER = "select system_identifier::text from pg_control_system()";

  /** The major version. */
  static final String VERSION =
      "select (current_setting('server_version_num')::integer / 10000)::text";

  /** What the admin login would need and has not, in words. */
  static final String MISSING_PRIVILEGES =
      """
      select p.name
        from pg_roles r,
             lateral (values
               ('CREATEDB', r.rolcreatedb),
               ('CREATEROLE', r.rolcreaterole),
               ('membership in pg_signal_backend',
                pg_has_role(current_user, 'pg_signal_backend', 'usage'))) p (name, held)
       where r.rolname = current_user and not p.held and not r.rolsuper
      """;

  static final String IS_SUPERUSER =
      "select 1 from pg_roles where rolname = current_user and rolsuper";

  /** One parameter: the name. */
  static final String ROLE_EXISTS = "select 1 from pg_roles where rolname = ?";

  /** One parameter: the name. Finds a row if the session may grant the role and drop it. */
  static final String ADMINISTERS_ROLE =
      """
      select 1
        from pg_roles
       where rolname = ? and pg_has_role(current_user, oid, 'member with admin option')
      """;

  /** One parameter: the name. Finds a row if somebody besides the session is a member. */
  static final String HAS_OTHER_MEMBERS =
      """
      select 1
        from pg_auth_members m
        join pg_roles g on g.oid = m.roleid
        join pg_roles r on r.oid = m.member
       where g.rolname = ? and r.rolname <> current_user
      """;

  /** Databases open to every login that are ours to close: the system's and the session's own. */
  static final String TO_BE_CLOSED =
      """
      select datname
        from pg_database
       where datallowconn and has_database_privilege('public', oid, 'connect')
         and (datname in ('postgres', 'template1', current_database())
              or datdba = current_user::regrole)
       order by datname
      """;

  /** Databases that every login can enter. */
  static final String OPEN_TO_PUBLIC =
      """
      select datname
        from pg_database
       where datallowconn and has_database_privilege('public', oid, 'connect')
       order by datname
      """;

  static final String LIMITS_TEMPORARY_FILES =
      "select 1 where has_parameter_privilege('temp_file_limit', 'SET')";

  /** Finds a row if the session may take the right to execute it away from PUBLIC. */
  static final String OWNS_SYSTEM_FUNCTIONS =
      """
      select 1
        from pg_proc
       where oid = 'pg_catalog.set_config(text,text,boolean)'::regprocedure
         and pg_has_role(current_user, proowner, 'usage')
      """;

  /** Finds a row if a crash with many databases is recovered from quickly. */
  static final String RECOVERS_QUICKLY =
      "select 1 where current_setting('recovery_init_sync_method') = 'syncfs'";

  static final String CONNECTIONS =
      "select count(*)::text from pg_stat_activity where backend_type = 'client backend'";

  static final String MAX_CONNECTIONS = "select current_setting('max_connections')";

  /** One parameter: the role that owns tenant databases. Size in bytes, a space, the name. */
  static final String TENANT_DATABASE_SIZES =
      """
      select pg_database_size(d.oid) || ' ' || d.datname
        from pg_database d
        join pg_roles r on r.oid = d.datdba
       where r.rolname = ? and not d.datistemplate
      """;

  /** Until the session ends or is wiped: a password is exchanged by one at a time. */
  static final String LOCK_PASSWORD =
      "select pg_advisory_lock(hashtextextended('tenantry admin password', 0))::text";

  private ServerSql() {}

  /**
   * @param verifier what a server stores of a password; the password itself never becomes SQL
   */
  static String changeOwnPassword(String verifier) {
    return "ALTER ROLE CURRENT_USER PASSWORD " + literal(verifier);
  }

  static String createGroup(String role) {
    return "CREATE ROLE " + identifier(role) + " NOLOGIN";
  }

  /** To have a group's rights one must be a member of it, also after having made it. */
  static String joinGroup(String role) {
    return "GRANT " + identifier(role) + " TO CURRENT_USER WITH INHERIT TRUE, SET TRUE";
  }

  static String dropGroup(String role) {
    return "DROP ROLE IF EXISTS " + identifier(role);
  }

  /** Without being its owner this changes nothing and only warns. */
  static String closeToPublic(String database) {
    return "REVOKE CONNECT, TEMPORARY ON DATABASE " + identifier(database) + " FROM PUBLIC";
  }
}
